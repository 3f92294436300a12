"""What the lists of polls and of ballots share in the admin."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.shortcuts import redirect
from django.urls import reverse
from wagtail_modeladmin.views import IndexView


def manage_address(poll):
    """Return the address of the page on which staff run a poll."""
    return reverse("poll_manage", args=[poll.pk])


class SafeIndexView(IndexView):
    """A list that an unreal filter in the address leads back to its beginning, not to an error."""

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except IncorrectLookupParameters:
            return redirect(self.index_url)
