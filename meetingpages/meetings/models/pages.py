"""The public face: /lich-hop/ and the notices of public meetings, which hold only what is public."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import PagePermissionTester

from cms.pages.models import BasePage
from cms.vietnamese.dates import format_datetime


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

    @path("")
    def week(self, request):
        from ..public.calendar import BodyForm, monday_named, week_of

        form = BodyForm(request.GET)
        week = week_of(monday_named(request.GET.get("tuan")), form.chosen)
        return self.render(request, context_overrides={"week": week, "form": form})


class ReadOnly(PagePermissionTester):
    """A notice follows its meeting: nobody edits, moves, hides or deletes it by hand."""

    def can_edit(self):
        return False

    can_unpublish = can_publish = can_move = can_copy = can_lock = can_unlock = can_edit
    can_set_view_restrictions = can_unschedule = can_publish_subpage = can_edit

    def can_delete(self, ignore_bulk=False):
        return False

    def can_copy_to(self, destination, recursive=False):
        return False

    def can_move_to(self, destination):
        return False


class MeetingPage(BasePage):
    """The public notice of one meeting; title, address and search know its public name only (MT-5)."""

    meeting = models.OneToOneField(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="page", editable=False
    )

    parent_page_types = []
    subpage_types = []
    search_kind = _("Lịch họp")

    class Meta:
        verbose_name = _("thông báo họp")

    @property
    def search_date(self):
        return self.meeting.starts_at.date()

    @property
    def lead(self):
        """What lists, search and the head of the page say of it."""
        return f"{format_datetime(self.meeting.starts_at)} · {self.meeting.place}"

    def permissions_for_user(self, user):
        return ReadOnly(user, self)

    def get_context(self, request, *args, **kwargs):
        from ..public.showing import public_items, public_notice, public_papers, state_words

        context = super().get_context(request, *args, **kwargs)
        meeting = self.meeting
        context |= {
            "meeting": meeting,
            "items": public_items(meeting),
            "notice": public_notice(meeting),
            "papers": public_papers(meeting),
            "state": state_words(meeting),
        }
        return context
