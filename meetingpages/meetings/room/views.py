"""The participants' room of one meeting."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..doors import open_to
from ..permissions import Act


@open_to(Act.ENTER)
@require_safe
def show(request, meeting, actor):
    return render(request, "meetings/room.html", {"meeting": meeting, "actor": actor})
