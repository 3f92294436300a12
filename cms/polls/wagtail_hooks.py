"""Polls in the admin: lists, the page of each poll, the dashboard."""

from django.urls import path
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from . import managing
from .blocks import poll_chooser
from .dashboard import OpenPollsPanel, WaitingBatchesPanel
from .modeladmin import PollGroup

modeladmin_register(PollGroup)


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("polls/poll/<int:poll_id>/", managing.manage, name="poll_manage"),
        path("polls/poll/<int:poll_id>/do/<str:name>/", managing.act, name="poll_act"),
        path("polls/poll/<int:poll_id>/copy/", managing.copy, name="poll_copy"),
        path(
            "polls/poll/<int:poll_id>/<str:what>.<str:kind>",
            managing.download,
            name="poll_download",
        ),
        path("polls/batch/<int:batch_id>/<str:name>/", managing.decide_batch, name="poll_batch"),
    ]


@hooks.register("register_admin_viewset")
def chooser():
    return poll_chooser


@hooks.register("construct_homepage_panels")
def show_open_polls(request, panels):
    if OpenPollsPanel.may_see(request.user):
        panels += [OpenPollsPanel(), WaitingBatchesPanel()]
