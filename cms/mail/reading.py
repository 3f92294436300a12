"""Reading back a mail of the outbox as it left: its words, never its MIME."""

from dataclasses import dataclass
from email import message_from_bytes, policy

from django.conf import settings
from django.utils.translation import gettext_lazy as _

FILES = "django.core.mail.backends.filebased.EmailBackend"  # the embedded default
KINDS = {
    "text/html": _("bản trình bày HTML cùng nội dung"),
    "text/calendar": _("phần lịch để phần mềm lịch đọc"),
}


@dataclass
class Letter:
    """The text of a mail, and what else it holds, each by a name."""

    text: str
    beside: list


def read(row):
    """Return the Letter of an OutgoingMail; a mail without plain text has an empty one."""
    mail = message_from_bytes(row.message.encode(), policy=policy.default)
    parts = [part for part in mail.walk() if not part.is_multipart()]
    text = next((part for part in parts if is_text(part)), None)
    beside = [name_of(part) for part in parts if part is not text]
    return Letter(text.get_content().strip() if text else "", beside)


def is_text(part):
    return part.get_content_type() == "text/plain" and not part.is_attachment()


def name_of(part):
    kind = part.get_content_type()
    return part.get_filename() or KINDS.get(kind, kind)


def stays_here():
    """Return whether mail becomes files of the data folder, so that none reaches its receiver."""
    return settings.OUTBOX_BACKEND == FILES
