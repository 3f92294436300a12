"""The guide's addresses and its entry in the menu "Trợ giúp"."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import GuideView


@hooks.register("register_admin_urls")
def guide_addresses():
    view = GuideView.as_view()
    return [
        path("huong-dan/", view, name="guide"),
        path("huong-dan/<slug:role>/", view, name="guide_of_role"),
    ]


@hooks.register("register_help_menu_item")
def guide_entry():
    return MenuItem(_("Hướng dẫn"), reverse("guide"), name="guide", icon_name="help", order=100)
