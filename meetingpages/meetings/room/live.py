"""The running meeting, for everybody in it."""

from django.shortcuts import render


def show_room(request, meeting, actor):
    return render(request, "meetings/room.html", {"meeting": meeting, "actor": actor})
