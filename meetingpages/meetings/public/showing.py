"""Which meetings the public may know of, and what of them (MT-43): asked here and nowhere else."""

from django.db.models import Q
from django.utils import timezone

from cms.vietnamese.dates import ZONE

from ..models import Level, Meeting, Paper, Status
from ..permissions import is_public_paper

SHOWN = (Status.SENT, Status.IN_SESSION, Status.ENDED, Status.CONCLUDED)


def public_meetings():
    """Return the public meetings that were announced; a cancelled one until its day has passed."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    announced = Q(status__in=SHOWN) | Q(
        status=Status.CANCELLED, sent_at__isnull=False, starts_at__gte=today
    )
    return (
        Meeting.objects.filter(announced, level=Level.PUBLIC, page__live=True)
        .select_related("body", "room", "chair", "page", "notice")
        .order_by("starts_at", "pk")
    )


def is_public(meeting):
    """Return whether there is to be a notice of this meeting."""
    return meeting.level == Level.PUBLIC and meeting.sent_at is not None


def public_notice(meeting):
    """Return the notice of conclusions if everybody may read it, else None."""
    notice = meeting.notice
    return notice if notice and notice.live and notice.level == notice.Level.PUBLIC else None


def public_items(meeting):
    """Return the items that the notice names, by their public names."""
    return meeting.items.filter(level=Level.PUBLIC, is_secret=False)


def public_papers(meeting):
    """Return the newest version of each public paper, in the order of the agenda; three queries."""
    papers = Paper.objects.filter(item__meeting=meeting).select_related("item__meeting")
    papers = papers.order_by("item__order", "order", "pk").prefetch_related("versions")
    open_ones = [paper for paper in papers if is_public_paper(paper)]
    return [versions[0] for paper in open_ones if (versions := list(paper.versions.all()))]


def state_words(meeting):
    """Return (kind, words) of the last column: 'sắp họp', 'hoãn từ …', 'hủy' (design, calendar)."""
    if meeting.status == Status.CANCELLED:
        return "cancelled", "Hủy"
    if meeting.status == Status.IN_SESSION:
        return "now", "Đang họp"
    if meeting.status in (Status.ENDED, Status.CONCLUDED):
        return "over", "Đã kết thúc"
    if meeting.postponed_from:
        return "postponed", f"Hoãn từ {meeting.postponed_from.astimezone(ZONE):%d/%m}"
    if meeting.ends_at < timezone.now():
        return "over", "Đã qua giờ họp"
    return "ahead", "Sắp họp"
