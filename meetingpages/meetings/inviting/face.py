"""The invitation as its receiver sees it: what, when, where, and the answer that is asked for."""

from django.shortcuts import render


def show_invitation(request, meeting, actor):
    return render(request, "meetings/invitation.html", {"meeting": meeting, "actor": actor})
