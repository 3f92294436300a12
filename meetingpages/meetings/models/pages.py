"""The public face: /lich-hop/ and the notices of public meetings, which hold only what is public."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin

from cms.pages.models import BasePage


class MeetingIndexPage(RoutablePageMixin, BasePage):
    """The public calendar by weeks (MT-43)."""

    intro = models.TextField(_("Giới thiệu"), max_length=600, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = []  # Made by the portal itself.
    subpage_types = []  # Notices are made when invitations are sent, never by hand.
    max_count = 1
    show_in_menus_default = True

    class Meta:
        verbose_name = _("trang lịch họp")


class MeetingPage(BasePage):
    """The public notice of one meeting; title, address and search know its public name only (MT-5)."""

    meeting = models.OneToOneField(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="page", editable=False
    )

    parent_page_types = []
    subpage_types = []

    class Meta:
        verbose_name = _("thông báo họp")
