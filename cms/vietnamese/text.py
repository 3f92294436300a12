"""Clean, fold and compare Vietnamese text (news.md N-4, security.md SR-33).

The only module that calls `unicodedata.normalize`: everything kept by the portal is NFC.
"""

import re
import unicodedata

# Look-alikes of Đ and đ: Icelandic eth and African d, which old fonts and converters leave.
_D_LOOK_ALIKES = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ"})
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
# Cc control, Cf zero-width and bidi, Cs half characters that no encoding can write.
_UNSEEN_CATEGORIES = {"Cc", "Cf", "Cs"}
# Joins nothing and shows nothing, but keeps a letter and its mark apart.
_GRAPHEME_JOINER = "\u034f"
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS_THAT_LOOK_ALIKE = ("LATIN", "CYRILLIC", "GREEK")


def clean(text):
    """Return text as the portal keeps it: NFC, Đ for Ð, no unseen characters.

    Line breaks become "\\n" and stay, a tab becomes a space; NUL, control, zero-width and bidi
    characters go (N-4, SR-33). Cleaning twice changes nothing.
    """
    text = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    if not text.isprintable():
        text = "".join(char for char in text if char == "\n" or _is_seen(char))
    text = text.replace(_GRAPHEME_JOINER, "").translate(_D_LOOK_ALIKES)
    return unicodedata.normalize("NFC", text)


def compose(text):
    """Return text in NFC and otherwise as it is: each letter with its marks one character."""
    return unicodedata.normalize("NFC", text)


def clean_line(text):
    """Return `clean(text)` on one line: white space made single blanks, none at the ends."""
    return " ".join(clean(text).split())


def fold(text):
    """Return text in small letters without any mark ('Đường' gives 'duong'), for searching."""
    letters = unicodedata.normalize("NFD", clean(text).lower())
    bare = "".join(char for char in letters if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", bare.replace("đ", "d"))


def mixed_script(text):
    """Return True when one word mixes letters of Latin with Cyrillic or Greek (SR-33).

    Such a name looks like another one: 'Ноа' in Cyrillic letters beside 'Hoa'.
    """
    if text.isascii():
        return False
    return any(len(_scripts(word)) > 1 for word in _WORD.findall(text) if not word.isascii())


def _is_seen(char):
    return unicodedata.category(char) not in _UNSEEN_CATEGORIES


def _scripts(word):
    names = {unicodedata.name(char, "").split(" ")[0] for char in set(word)}
    return names.intersection(_SCRIPTS_THAT_LOOK_ALIKE)
