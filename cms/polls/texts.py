"""How choices are compared."""

from cms.vietnamese.text import clean_line
from cms.vietnamese.tones import place_tones


def key_of(text):
    """Return a text as choices are compared: 'Tốt ' and 'tốt', 'Hoà' and 'hòa' are one."""
    return place_tones(clean_line(text)).casefold()
