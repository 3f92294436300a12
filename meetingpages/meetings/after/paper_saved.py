"""Paper that meetings did not print: pages × (people invited − copies printed), paper by paper (MT-40)."""

from collections import defaultdict
from dataclasses import dataclass, field

from ..models import Invitation, Meeting, Paper, PaperVersion
from ..papers.invited import readers_of, standing_from
from ..papers.listing import papers_in


@dataclass
class PaperLine:
    """One paper of a meeting: pages of its newest version, readers, copies that were printed."""

    paper: Paper
    version: PaperVersion
    readers: int

    @property
    def pages(self):
        """Pages that were not printed; more copies than readers save nothing."""
        return self.version.page_count * max(self.readers - self.paper.printed_copies, 0)


@dataclass
class MeetingLine:
    """A meeting with its counted papers, and those whose number of pages nobody knows."""

    meeting: Meeting
    papers: list = field(default_factory=list)
    unknown: list = field(default_factory=list)

    @property
    def pages(self):
        return sum(line.pages for line in self.papers)

    @property
    def money(self):
        """In đồng, at the body's price of a page; None when the body has none."""
        price = self.meeting.body.page_price
        return self.pages * price if price else None


@dataclass
class Saved:
    lines: list

    @property
    def pages(self):
        return sum(line.pages for line in self.lines)

    @property
    def money(self):
        """Of the meetings whose body has a price; None when no body has one."""
        known = [line.money for line in self.lines if line.money is not None]
        return sum(known) if known else None

    @property
    def unknown(self):
        return [line for each in self.lines for line in each.unknown]


def paper_saved(held):
    """Return the Saved of some meetings, the newest first; the same few queries for any number.

    A substitute gets the copy of whom they replace. Papers without a file are not counted.
    """
    lines = {meeting.pk: MeetingLine(meeting) for meeting in held}
    standings = standings_of(held)
    for paper in papers_in(held):
        newest = next(iter(paper.versions.all()), None)
        if newest is None:
            continue
        meeting = paper.item.meeting_id
        found = PaperLine(paper, newest, len(readers_of(paper, standings[meeting])))
        line = lines[meeting]
        (line.papers if newest.page_count else line.unknown).append(found)
    used = [line for line in lines.values() if line.papers or line.unknown]
    return Saved(sorted(used, key=lambda line: line.meeting.starts_at, reverse=True))


def standings_of(held):
    """Return {meeting id: [Standing]} of who was invited, without substitutes."""
    meetings, found = {meeting.pk: meeting for meeting in held}, defaultdict(list)
    rows = Invitation.objects.filter(meeting__in=meetings, withdrawn_at=None, substitute_for=None)
    for row in rows:
        found[row.meeting_id].append(standing_from(meetings[row.meeting_id], row))
    return found
