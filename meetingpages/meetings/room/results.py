"""What a closed vote came to: exact, from the frozen base, with whole numbers only (MT-31)."""

from collections import Counter
from dataclasses import dataclass

from ..models.settings import Share, VoteBase
from .tallies import agreed_tally


@dataclass(frozen=True)
class Line:
    option: str
    count: int
    passed: bool


@dataclass(frozen=True)
class Result:
    """`base` is of whom the share is taken, `needed` how many make it."""

    lines: list
    cast: int
    base: int
    needed: int

    @property
    def passed(self):
        """Whether the first option, "Tán thành", has what it needs; a tie has not."""
        return self.lines[0].passed


def result_of(vote):
    """Return the Result, or None while two tallies of a paper ballot do not agree."""
    if not vote.is_paper:
        given = Counter(vote.ballots.values_list("choice", flat=True))
        return compute(vote, [given[number] for number in range(len(vote.options))])
    tally = agreed_tally(vote)
    return compute(vote, tally.counts, tally.returned) if tally else None


def compute(vote, given, cast=None):
    """Return the Result of the counts of each option; `cast` when more ballots came than count."""
    cast = sum(given) if cast is None else cast
    bases = {VoteBase.MEMBERS: vote.members, VoteBase.PRESENT: vote.present, VoteBase.CAST: cast}
    base = bases[VoteBase(vote.base)]
    # Two thirds of nobody would be nought, and nobody decides nothing.
    needed = max(1, Share(vote.share).needed_of(base))
    lines = [
        Line(option, count, count >= needed)
        for option, count in zip(vote.options, given, strict=True)
    ]
    return Result(lines, cast, base, needed)
