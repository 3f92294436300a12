"""The papers that somebody may read, item by item, as room and invitation show them."""

from dataclasses import dataclass, field

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.vietnamese.dates import format_day_month, format_time

from ..models import Level, Paper, PaperRole, PaperVersion, Receipt
from ..permissions import may_read_paper
from .forgetting import is_forgotten


@dataclass
class ShownPaper:
    """A paper with its newest version (None: "Đơn vị chưa gửi") and the older ones."""

    paper: Paper
    version: PaperVersion | None
    older: list = field(default_factory=list)
    receipt: Receipt | None = None  # the own one, of the newest version
    has_receipts: bool = False  # openings of this reader are noted (MT-24)

    @property
    def kind(self):
        return self.version.file_extension.upper()

    @property
    def role(self):
        """The role in words; the main paper needs none."""
        paper = self.paper
        return "" if paper.role == PaperRole.MAIN else paper.get_role_display().lower()

    @property
    def opened_at(self):
        return self.receipt and self.receipt.opened_at

    @property
    def confirmed_at(self):
        return self.receipt and self.receipt.confirmed_at

    @property
    def state(self):
        """What became of it for the reader: "đã mở 08:33"; the day only of another day."""
        if self.confirmed_at:
            return _("đã đọc %s") % moment(self.confirmed_at)
        return _("đã mở %s") % moment(self.opened_at) if self.opened_at else ""

    @property
    def is_new(self):
        """Whether it replaced another and the reader has not opened it yet (MT-22)."""
        return self.has_receipts and self.version.number > 1 and not self.opened_at


def moment(at):
    is_today = timezone.localdate(at) == timezone.localdate()
    return format_time(at) if is_today else f"{format_time(at)} {format_day_month(at)}"


def readable_papers(meeting, own):
    """Return {item id: [ShownPaper]} of what a Standing opens; a closed paper leaves no row."""
    receipts = receipts_of(own.invitation)
    is_noted = own.is_invited and not is_forgotten(meeting)
    found = {}
    for paper in papers_of(meeting):
        if may_read_paper(own, paper):
            newest, *older = list(paper.versions.all()) or [None]
            shown = ShownPaper(paper, newest, older, has_receipts=is_noted)
            shown.receipt = receipts.get(newest.pk) if newest else None
            found.setdefault(paper.item_id, []).append(shown)
    return found


def papers_of(meeting):
    return papers_in([meeting])


def papers_in(meetings):
    """Return the papers of meetings that were not withdrawn, with their versions, newest first.

    An item with secret papers has none here, even if it was ticked after a file had come (VB-56).
    """
    papers = Paper.objects.filter(
        item__meeting__in=meetings, withdrawn_at=None, item__is_secret=False
    )
    papers = list(
        papers.select_related("item", "unit__contact").prefetch_related(
            Prefetch("versions", PaperVersion.objects.order_by("-number"))
        )
    )
    # Who is listed is asked of limited ones alone: two questions less where there are none.
    for things in (papers, [paper.item for paper in papers]):
        limited = [thing for thing in things if thing.level == Level.LIMITED]
        prefetch_related_objects(limited, "readers")
    return papers


def receipts_of(invitation):
    """Return {version id: Receipt} of one invited person."""
    if invitation is None:
        return {}
    own = Receipt.objects.filter(invitation=invitation)
    return {receipt.paper_version_id: receipt for receipt in own}


def totals(found):
    """Return what a page says once of readable_papers(): number, bytes, whether openings are noted."""
    versions = [shown.version for papers in found.values() for shown in papers if shown.version]
    return {
        "openings_noted": any(shown.has_receipts for papers in found.values() for shown in papers),
        "papers_count": len(versions),
        "papers_size": sum(version.size for version in versions),
    }
