"""Choosing a person in a form of the admin; only for who may see people."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views import chooser

from .rights import VIEW


class PeopleOnly:
    """Wagtail's choosers ask for no right; the names of officials are not for every editor."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(VIEW):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class Listed(PeopleOnly):
    """Two people of one name are told apart, and only who still works is offered."""

    @property
    def columns(self):
        return [
            self.title_column,
            Column("position", label=_("Chức vụ")),
            Column("unit", label=_("Đơn vị")),
        ]

    def get_object_list(self):
        return super().get_object_list().filter(is_active=True).select_related("unit")


class ChooseView(Listed, chooser.ChooseView):
    pass


class ChooseResultsView(Listed, chooser.ChooseResultsView):
    pass


class ChosenView(PeopleOnly, chooser.SnippetChosenView):
    pass


class ChosenMultipleView(PeopleOnly, chooser.SnippetChosenMultipleView):
    pass


class CreateView(PeopleOnly, chooser.SnippetCreateView):
    pass


class PersonChooserViewSet(chooser.SnippetChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView
    create_view_class = CreateView
