"""The papers that somebody may read, item by item, as room and invitation show them."""

from dataclasses import dataclass, field

from django.db.models import Prefetch

from ..models import Paper, PaperVersion
from ..permissions import may_read_paper


@dataclass
class ShownPaper:
    """A paper with its newest version (None: "Đơn vị chưa gửi") and the older ones."""

    paper: Paper
    version: PaperVersion | None
    older: list = field(default_factory=list)


def readable_papers(meeting, own):
    """Return {item id: [ShownPaper]} of what a Standing opens; a closed paper leaves no row."""
    papers = (
        Paper.objects.filter(item__meeting=meeting, withdrawn_at=None)
        .select_related("item", "unit")
        .prefetch_related(
            "readers",
            "item__readers",
            Prefetch("versions", PaperVersion.objects.order_by("-number")),
        )
    )
    found = {}
    for paper in papers:
        if may_read_paper(own, paper):
            versions = list(paper.versions.all())
            shown = ShownPaper(paper, versions[0] if versions else None, versions[1:])
            found.setdefault(paper.item_id, []).append(shown)
    return found
