"""Papers that units have not sent yet, for the desk (MT-21)."""

from dataclasses import dataclass

from ..models import Paper
from ..permissions import may_read_paper
from .listing import papers_of


@dataclass
class MissingPaper:
    """A slot without a file. `is_open` says whether the reader may know its title."""

    paper: Paper
    is_open: bool

    @property
    def can_remind(self):
        """Whether there is a person to write to."""
        return bool(self.paper.unit and self.paper.unit.contact)


def missing_papers(meeting, own):
    """Return (the MissingPapers in the order of the agenda, how many papers are needed)."""
    papers = sorted(papers_of(meeting), key=lambda paper: (paper.item.order, paper.item_id))
    missing = [
        MissingPaper(paper, may_read_paper(own, paper))
        for paper in papers
        if not paper.versions.all()
    ]
    return missing, len(papers)
