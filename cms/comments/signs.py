"""What makes a comment stand out for its moderator, and never decides about it (EA-2, EA-6)."""

import re

from django.utils.translation import gettext_lazy as _

from cms.readers.signs import WORDS as SHARED_WORDS
from cms.vietnamese.text import mixed_script

from . import words
from .models import SensitiveWord

WORD, LINKS, REPEATED, LOOK_ALIKE = "word", "links", "repeated", "look_alike"
LABELS = SHARED_WORDS | {
    WORD: _("Có từ cần xem"),
    LINKS: _("Có nhiều địa chỉ"),
    REPEATED: _("Trùng nội dung"),
    LOOK_ALIKE: _("Tên lẫn chữ giống nhau"),
}
MOST_LINKS = 1
_ENDINGS = "com|net|org|info|biz|vn|edu|gov|xyz|top|site|online|shop|club|app|link|click|example"
# Also written apart or with "chấm", as whoever hides an address does (EA-6).
LINK = re.compile(
    rf"https?://[^\s]{{1,200}}|[\w-]{{1,63}}(?:\s?\.\s?|\s(?:chấm|cham|dot)\s)(?:{_ENDINGS})\b",
    re.IGNORECASE,
)


def word_list():
    """Return the words that staff entered, ready to be looked up; one query."""
    return words.WordList(SensitiveWord.objects.values_list("text", flat=True))


def signs_in(name, body):
    """Return the codes of what stands out in a comment's name and text."""
    found = []
    if words.find(word_list(), body):
        found.append(WORD)
    if len(LINK.findall(body)) > MOST_LINKS:
        found.append(LINKS)
    if mixed_script(name):
        found.append(LOOK_ALIKE)
    return found


def marked_parts(known, body):
    """Return [(text, whether it is marked)] of a comment: words of the list and addresses."""
    links = [match.span() for match in LINK.finditer(body)]
    parts, at = [], 0
    for start, end in words.joined_spans(words.find(known, body) + links):
        parts += [(body[at:start], False), (body[start:end], True)]
        at = end
    return [part for part in [*parts, (body[at:], False)] if part[0]]
