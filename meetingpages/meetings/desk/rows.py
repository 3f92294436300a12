"""The invited people as the desk lists them: what waits on top, what is done below."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..models import Answer, Invitation, Status
from .mailboxes import refusals

DONE_SHOWN = 10  # the rest of those who need nothing opens with "Xem thêm"
FAILED, UNKNOWN = "failed", "unknown"  # states of the outbox (cms.mail.models.MailState)

TABS = [
    ("", _("Tất cả")),
    ("can-xu-ly", _("Cần xử lý")),
    ("chua-tra-loi", _("Chưa trả lời")),
    ("gui-loi", _("Gửi lỗi")),
    ("du-thay", _("Dự thay")),
]


@dataclass
class Row:
    invitation: Invitation
    substitute: Invitation | None
    was_sent: bool  # whether the meeting's invitations have left
    may_answer: bool  # whether answers still change something: sent, and not begun
    refused: str = ""  # before sending: why this mailbox gets no mail today

    @property
    def is_doubtful(self):
        """Whether nobody knows that the invitation, or the substitute's, has arrived."""
        mails = [self.invitation.mail, self.substitute.mail if self.substitute else None]
        return any(mail and mail.state in (FAILED, UNKNOWN) for mail in mails)

    @property
    def is_unanswered(self):
        return self.was_sent and not self.invitation.answer

    @property
    def has_substitute(self):
        return self.invitation.answer == Answer.SUBSTITUTE

    @property
    def needs_work(self):
        waits = self.may_answer and (self.is_unanswered or self.has_substitute)
        return bool(self.refused) or self.is_doubtful or waits

    def is_in(self, tab):
        return {
            "can-xu-ly": self.needs_work,
            "chua-tra-loi": self.is_unanswered,
            "gui-loi": self.is_doubtful,
            "du-thay": self.has_substitute,
        }.get(tab, True)


def rows_of(meeting):
    """Return a Row for everybody invited, failures first; substitutes stand in their row.

    Until the invitations leave, a mailbox that would be refused today is a failure too.
    """
    found = meeting.invitations.filter(withdrawn_at=None, substitute_for=None)
    found = found.select_related("person__unit", "unit", "mail", "substitute__person__unit")
    found = found.select_related("substitute__mail")
    # A mail's text is some 30 kB; three hundred of them are not for a list.
    found = found.defer("mail__message", "substitute__mail__message")
    found, was_sent = list(found), bool(meeting.sent_at)
    refused = {} if was_sent else refusals([each.person for each in found])
    may_answer = meeting.status == Status.SENT
    rows = [
        Row(each, substitute_of(each), was_sent, may_answer, refused.get(each.person_id, ""))
        for each in found
    ]
    return sorted(rows, key=lambda row: (not row.is_doubtful, not row.is_unanswered))


def substitute_of(invitation):
    substitute = getattr(invitation, "substitute", None)
    return substitute if substitute and substitute.withdrawn_at is None else None


@dataclass
class Shown:
    """What one tab shows: rows that wait, rows that are done, how many more there are."""

    waiting: list
    done: list
    more: int
    tab: str
    tabs: list  # (key, label, count)


def shown_rows(rows, tab, everything):
    """Return the Shown of a tab; an unknown one is the first."""
    tab = tab if tab in dict(TABS) else ""
    kept = [row for row in rows if row.is_in(tab)]
    waiting = [row for row in kept if row.needs_work]
    done = [row for row in kept if not row.needs_work]
    few = done if everything or len(done) <= DONE_SHOWN + 1 else done[:DONE_SHOWN]
    counts = [(key, label, sum(row.is_in(key) for row in rows)) for key, label in TABS]
    return Shown(waiting, few, len(done) - len(few), tab, counts)
