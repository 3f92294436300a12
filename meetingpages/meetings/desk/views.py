"""The secretariat: the list of meetings, and the desk of one of them."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..actors import actor_of
from ..doors import open_to
from ..permissions import Act, meetings_of


@never_cache
@login_required
@require_safe
def meetings(request):
    """The meetings of whoever is signed in: those to prepare, and those one is invited to."""
    actor = actor_of(request)
    return render(request, "meetings/list.html", {"meetings": meetings_of(actor)[:100]})


@open_to(Act.DESK)
@require_safe
def show(request, meeting, actor):
    return render(request, "meetings/desk.html", {"meeting": meeting, "actor": actor})
