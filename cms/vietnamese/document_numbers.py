"""Numbers of official documents ("số, ký hiệu") in one form for comparing (VB-20).

The rule is lexical, wider than the grammar that finds numbers in running text: search takes whatever
looks like a number, the circulars know which of them is one.
"""

import re

from .text import clean, fold

# One character for one, so that places in the text stay true.
_LOOK_ALIKES = str.maketrans(
    {"\u00d0": "Đ", "\u00f0": "đ", "\u2011": "-", "\u2013": "-", "\u00a0": " ", "\u202f": " "}
)
_NUMBER = re.compile(r"0*([0-9]+(?:\.[0-9]+)?[^\W\d_]?)(?=[/-])")
_OLD_YEAR = re.compile(r"([^/-]+)-((?:19|20)[0-9]{2})/(?=NQ|NĐ|QĐ|TT|CT)")
_LOST_HYPHEN = re.compile(r"([^/]+/(?:19|20)[0-9]{2}/)(NĐ|NQ|QĐ|TT|CT)([^\W\d_]+[0-9]{0,2})")
_NOT_COMPARED = re.compile(r"[^a-z0-9]+")
_LEADING_ZEROS = re.compile(r"^0+(?=[0-9])")


def unify(text):
    """Return NFC text with plain hyphens, blanks and Đ, character for character."""
    return text.translate(_LOOK_ALIKES)


def number_key(text):
    """Return the key of a number as typed: '09-QĐi/TU' and ' 9 - qđi / TU' give '9-QĐI/TU'.

    Old and shortened forms of laws take the modern one ('30-2020/NĐ-CP' and '30/2020/NĐCP' give
    '30/2020/NĐ-CP'). A key is for comparing, never for showing; the key of a key is itself.
    """
    key = "".join(unify(clean(text)).split()).upper()
    key = _NUMBER.sub(r"\1", key, count=1) if _NUMBER.match(key) else key
    key = _OLD_YEAR.sub(r"\1/\2/", key) if _OLD_YEAR.match(key) else key
    lost = _LOST_HYPHEN.fullmatch(key)
    return f"{lost[1]}{lost[2]}-{lost[3]}" if lost else key


def loose_number(text):
    """Return what a reader's scrap of a number is looked up by: '3138 cv tu' gives '3138cvtu'."""
    return _LEADING_ZEROS.sub("", _NOT_COMPARED.sub("", fold(text)))
