"""The documents a meeting rests on ("Căn cứ"), typed by their numbers, one a line."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from meetingpages.circulars.numbers import parse_number
from meetingpages.circulars.resolving import candidates_for

MOST_GROUNDS = 30  # lines; a meeting names a few


def read_grounds(text):
    """Return the documents that the lines name; raises ValidationError for one that names none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_GROUNDS:
        raise ValidationError(_("Ghi nhiều nhất %d văn bản.") % MOST_GROUNDS)
    numbers = {line: parse_number(line) for line in lines}
    found = candidates_for({number.key for number in numbers.values() if number})
    chosen, wrong = [], []
    for line, number in numbers.items():
        circulars = found.get(number.key, []) if number else []
        if len(circulars) == 1:
            chosen += circulars
        elif circulars:
            wrong.append(_("Trên cổng có nhiều văn bản mang số “%s”.") % line)
        else:
            wrong.append(_("Trên cổng không có văn bản “%s”.") % line)
    if wrong:
        raise ValidationError(wrong)
    return chosen


def write_grounds(meeting):
    """Return the lines of the documents a meeting rests on."""
    return "\n".join(circular.printed_number for circular in meeting.circulars.all())
