"""Paperless meetings ("họp không giấy"), in the order in which they are built on each other.

All rows are left out of Wagtail's list of references: five queries a save for a list nobody reads.
"""
# ruff: noqa: I001

from .settings import Holiday, MeetingBody, MeetingRoom
from .meeting import Level, Meeting, Mode, Status
from .agenda import AgendaItem, ItemKind, Outcome
from .papers import Paper, PaperRole, PaperVersion
from .packs import Pack
from .invitation import Answer, Invitation, Role
from .presence import CheckEvent
from .votes import NamedBallot, PaperTally, Vote, VoteStatus
from .records import Minutes, Note, Receipt, Task
from .pages import MeetingIndexPage, MeetingPage

__all__ = [
    "AgendaItem",
    "Answer",
    "CheckEvent",
    "Holiday",
    "Invitation",
    "ItemKind",
    "Level",
    "Meeting",
    "MeetingBody",
    "MeetingIndexPage",
    "MeetingPage",
    "MeetingRoom",
    "Minutes",
    "Mode",
    "NamedBallot",
    "Note",
    "Outcome",
    "Pack",
    "Paper",
    "PaperRole",
    "PaperTally",
    "PaperVersion",
    "Receipt",
    "Role",
    "Status",
    "Task",
    "Vote",
    "VoteStatus",
]
