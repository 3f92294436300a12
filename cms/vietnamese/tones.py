"""The place of the tone mark: 'hoà' and 'hòa' are one word (engagement.md EA-7, search Q-5).

A syllable is onset + nucleus + coda. The mark is taken off and set again by one rule, the older
one that offices use ('hòa', 'thúy'); whatever is no Vietnamese syllable stays as it is.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_LONGEST_SYLLABLE = 7  # 'nghiêng'
_KNOWN_SYLLABLES = 8192  # The language has about 7,000 with their tones.
_WORD = re.compile(r"[^\W\d_]+")

_ONSETS = "qu gi ngh ng nh gh kh ph th tr ch b c d đ g h k l m n p r s t v x"
_CODAS = "ng nh ch c m n p t"
_NUCLEI = (
    "iêu yêu uyê uyu uya uây uôi oai oay oao oeo ươi ươu "
    "ai ao au ay âu ây eo êu ia iu iê oa oă oe oi oo ôi ơi ua uâ uê ui uô uơ uy ưa ưi ưu ươ yê "
    "a ă â e ê i o ô ơ u ư y"
)
# 'qu' and 'gi' come first: 'quý' and 'giá' have one vowel; 'gì' and 'gìn' fall back to 'g'.
_SYLLABLE = re.compile(
    f"({'|'.join(_ONSETS.split())})?({'|'.join(_NUCLEI.split())})({'|'.join(_CODAS.split())})?"
)
_STOPPED_CODAS = {"ch", "c", "p", "t"}  # They always carry a tone mark.
_MODIFIED_VOWELS = "ăâêôơư"


def place_tones(text):
    """Return the text (NFC) with every tone mark in its one place.

    'hoà' gives 'hòa', 'thuý' 'thúy', 'qúy' 'quý', 'tòan' 'toàn'; 'giá' and 'khuỷu' stay.
    """
    return _WORD.sub(_place_in_word, unicodedata.normalize("NFC", text))


def can_stand_bare(word):
    """Return whether an unmarked word in small letters may be one as it stands.

    'cho' and 'lan' are words; 'buoi' and 'dit' are not: their marks were left out.
    """
    match = _SYLLABLE.fullmatch(word)
    return bool(match) and match[3] not in _STOPPED_CODAS


def _place_in_word(match):
    return _place_in_syllable(match[0])


@lru_cache(maxsize=_KNOWN_SYLLABLES)
def _place_in_syllable(word):
    if word.isascii() or len(word) > _LONGEST_SYLLABLE:
        return word
    bare, tones = _take_tones_off(word)
    if len(tones) != 1:
        return word
    place = _place_of_tone(bare.lower())
    if place is None:
        return word
    marked = bare[: place + 1] + tones[0] + bare[place + 1 :]
    return unicodedata.normalize("NFC", marked)


def _take_tones_off(word):
    letters = unicodedata.normalize("NFD", word)
    tones = [char for char in letters if char in _TONES]
    bare = "".join(char for char in letters if char not in _TONES)
    return unicodedata.normalize("NFC", bare), tones


def _place_of_tone(syllable):
    match = _SYLLABLE.fullmatch(syllable)
    if match is None:
        return None
    nucleus, coda = match[2], match[3]
    modified = [index for index, vowel in enumerate(nucleus) if vowel in _MODIFIED_VOWELS]
    if modified:
        return match.start(2) + modified[-1]
    if len(nucleus) == 2 and not coda:
        return match.start(2)
    return match.start(2) + len(nucleus) // 2
