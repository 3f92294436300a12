"""Lists of the admin answer their own filters alone: any other question could spell out what is hidden."""

from wagtail_modeladmin.views import IndexView


class OwnFiltersView(IndexView):
    """modeladmin takes every lookup of the address (`?message__startswith=…`); here `list_filter`'s only."""

    def get_filters_params(self, params=None):
        asked = super().get_filters_params(params)
        own = tuple(self.list_filter or ())
        return {key: value for key, value in asked.items() if any(is_of(key, name) for name in own)}


def is_of(key, name):
    """Return whether a lookup is about the field of a filter, or the parameter of its own class."""
    if not isinstance(name, str):
        return key == getattr(name, "parameter_name", None)
    return key == name or key.startswith(f"{name}__")
