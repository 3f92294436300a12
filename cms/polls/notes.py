"""What readers are told of a poll that was changed after its opening (EP-5)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.vietnamese.dates import format_date, format_time


def add_note(poll, text):
    """Put a sentence at the end of the poll's public notes; the caller saves the poll."""
    day = timezone.localdate()
    poll.notes = [*poll.notes, {"on": day.isoformat(), "text": f"{format_date(day)}: {text}"}]


def note_of_typos(reason):
    return _("Sửa lỗi chính tả. %(reason)s") % {"reason": reason}


def note_of_extension(closes_at, reason):
    return _("Gia hạn đến %(time)s ngày %(day)s. %(reason)s") % {
        "time": format_time(closes_at),
        "day": format_date(closes_at),
        "reason": reason,
    }
