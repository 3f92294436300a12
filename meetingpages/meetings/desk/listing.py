"""The list of meetings, grouped by what waits; past ones by pages (MT-9)."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cms.pages.paging import page_of

from ..models import Status
from ..permissions import meetings_of

WAITING = [
    (_("Chờ duyệt"), Status.AWAITING),
    (_("Sẵn sàng gửi"), Status.READY),
    (_("Đang họp"), Status.IN_SESSION),
    (_("Sắp họp"), Status.SENT),
    (_("Chờ kết luận"), Status.ENDED),
    (_("Nháp"), Status.DRAFT),
]
PAST = (Status.CONCLUDED, Status.CANCELLED)
MOST_WAITING = 200  # open at once: a province has some dozens


@dataclass
class Group:
    title: str
    meetings: list


def grouped(actor, own_bodies):
    """Return the Groups of meetings that are not over yet; each meeting has `at_desk`."""
    rows = list(meetings_of(actor).exclude(status__in=PAST)[:MOST_WAITING])
    mark(rows, own_bodies)
    rows.reverse()  # the nearest first
    groups = [Group(title, [m for m in rows if m.status == status]) for title, status in WAITING]
    return [group for group in groups if group.meetings]


def past(actor, own_bodies, number):
    """Return that page of the meetings that are over, the newest first."""
    page = page_of(meetings_of(actor).filter(status__in=PAST), number)
    mark(page.object_list, own_bodies)
    return page


def mark(meetings, own_bodies):
    """Say of each meeting whether its row leads to the desk or to the participants' room."""
    for meeting in meetings:
        meeting.at_desk = meeting.body_id in own_bodies
