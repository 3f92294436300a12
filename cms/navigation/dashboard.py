"""What the dashboard says of content that readers cannot all use: pictures nobody described."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from cms.media.models import PortalImage
from theme.dashboard import SIDE

from .models import Banner

SHOWN = 10  # The first ones to mend; the rest comes up as these are done.


class ContentQualityPanel(Component):
    """Banners and pictures without a description, each linked to where it is written (L-30)."""

    name = "content_quality"
    template_name = "navigation/dashboard_quality.html"
    order = 300  # After what waits for the person.
    column = SIDE

    def get_context_data(self, parent_context):
        return {
            "id": "chat-luong",
            "icon": "glasses",
            "heading": _("Chất lượng nội dung"),
            "rows": undescribed(),
            "empty": _("Mọi biểu ngữ và hình ảnh đều có mô tả."),
        }

    @staticmethod
    def may_mend(user):
        return user.has_perm("navigation.change_banner")


def undescribed():
    """Return [{title, kind, url}] of banners, then pictures, without a description."""
    banners = Banner.objects.filter(alt="").values_list("pk", "title")[:SHOWN]
    rows = [
        {"title": title, "kind": _("Biểu ngữ"), "url": banner_address(pk)} for pk, title in banners
    ]
    pictures = PortalImage.objects.filter(description="").values_list("pk", "title")
    rows += [
        {"title": title, "kind": _("Hình ảnh"), "url": reverse("wagtailimages:edit", args=[pk])}
        for pk, title in pictures[: SHOWN - len(rows)]
    ]
    return rows


def banner_address(pk):
    return reverse(Banner.snippet_viewset.get_url_name("edit"), args=[pk])
