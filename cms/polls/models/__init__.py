from .ballot import Ballot, BallotChoice
from .batch import BatchState, ExclusionBatch
from .choice import PollChoice
from .poll import Kind, Poll, PublishedResult, Visibility

__all__ = [
    "Ballot", "BallotChoice", "BatchState", "ExclusionBatch", "Kind", "Poll", "PollChoice",
    "PublishedResult", "Visibility",
]  # fmt: skip
