"""Papers that have not come yet (MT-21); of a paper closed to the reader only that it is missing."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from ..models import Paper, PaperVersion
from ..permissions import may_read_paper


@dataclass
class Missing:
    """Lines (title, item, unit) of the papers that are missing, and how many are needed."""

    lines: list
    needed: int


def missing_papers(meeting, own):
    """Return the Missing of a meeting; three queries."""
    versions = PaperVersion.objects.filter(paper=OuterRef("pk"))
    papers = Paper.objects.filter(item__meeting=meeting, withdrawn_at=None)
    papers = papers.annotate(has_come=Exists(versions)).select_related("item", "unit")
    papers = list(papers.prefetch_related("readers", "item__readers").order_by("item__order", "pk"))
    lines = []
    for paper in papers:
        if not paper.has_come:
            title = paper.title if may_read_paper(own, paper) else _("Tài liệu hạn chế")
            where = _("Mục %s") % paper.item.label if paper.item.label else paper.item.public_name
            lines.append((title, where, paper.unit.shown_name if paper.unit else ""))
    return Missing(lines, len(papers))
