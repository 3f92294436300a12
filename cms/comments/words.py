"""Words a moderator should look at, found in two passes that are linear in the text (EA-7).

Pass 1 compares whole syllables with their marks. Pass 2 compares without marks, but only what was
typed without any, or broken by dots and blanks: folding everything would mark a third of an
ordinary text, since 'cho' is a word and so is 'chó'.
"""

import re
from functools import lru_cache

from cms.vietnamese.text import fold
from cms.vietnamese.tones import can_stand_bare, place_tones

LONGEST = 3  # syllables
KNOWN_SYLLABLES = 8192  # The language has about 7,000 with their tones.
MOST_PIECES = 12  # letters and parts that one broken word is put together from
_SYLLABLE = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[.\-_*·,~]{1,3}")  # what stands inside a word only to break it
_BLANK = re.compile(r"[ .\-_*·,~]{1,3}")
_STRETCH_END = re.compile(r"[\n!?;:]|\.\s")
_VOWEL = re.compile("[aeiouy]")


class WordList:
    """The words of the list, ready to be looked up."""

    def __init__(self, words):
        syllables = [tuple(place_tones(word.lower()).split()) for word in words]
        self.whole = set(syllables)
        self.bare = {tuple(map(fold, word)) for word in syllables}
        self.joined = {"".join(map(fold, word)) for word in syllables}
        # Most places of a text are passed over by these: no word begins so.
        self.whole_starts = {word[0] for word in self.whole}
        self.bare_starts = {word[0] for word in self.bare}
        self.beginnings = {word[:end] for word in self.joined for end in range(1, len(word) + 1)}


def find(words, text):
    """Return [(start, end)] of what the WordList finds in a text that was cleaned, in order."""
    if not words.whole:
        return []
    matches = list(_SYLLABLE.finditer(text))
    read = [both_ways(match[0]) for match in matches]
    tokens = [(m.start(), m.end(), whole) for m, (whole, _bare) in zip(matches, read, strict=True)]
    bare = [folded for _whole, folded in read]
    found = whole_syllables(words, tokens) + unmarked(words, tokens, bare, text)
    return joined_spans(found + broken(words, tokens, bare, text))


@lru_cache(KNOWN_SYLLABLES)
def both_ways(syllable):
    """Return a syllable with its tone mark in its one place, and without any mark."""
    whole = place_tones(syllable.lower())
    return whole, fold(whole)


def whole_syllables(words, tokens):
    syllables = [token for _start, _end, token in tokens]
    return [
        (tokens[first][0], tokens[last - 1][1])
        for first, last in windows(words.whole_starts, syllables)
        if tuple(syllables[first:last]) in words.whole
    ]


def unmarked(words, tokens, bare, text):
    """Find words typed without marks: where nothing around has any, or where they cannot be words."""
    plain = [token == folded for (_start, _end, token), folded in zip(tokens, bare, strict=True)]
    alike = [
        (first, last)
        for first, last in windows(words.bare_starts, bare)
        if tuple(bare[first:last]) in words.bare and all(plain[first:last])
    ]
    in_plain_stretch = plain_stretches(tokens, plain, text) if alike else []
    return [
        (tokens[first][0], tokens[last - 1][1])
        for first, last in alike
        if last - first > 1 or not can_stand_bare(bare[first]) or in_plain_stretch[first]
    ]


def plain_stretches(tokens, plain, text):
    """Return for each token whether its sentence has no marked letter at all."""
    result, group = [], []
    for number, (_start, end, _token) in enumerate(tokens):
        group.append(number)
        after = tokens[number + 1][0] if number + 1 < len(tokens) else len(text)
        if number + 1 == len(tokens) or _STRETCH_END.search(text, end, after):
            # One or two words say nothing about how the rest would have been typed.
            result += [len(group) > 2 and all(plain[n] for n in group)] * len(group)
            group = []
    return result


def broken(words, tokens, bare, text):
    """Find words whose letters stand apart: 'đ.ồ', 'c h ó', 'ch.ó'."""
    found = []
    for first in range(len(tokens)):
        joined, last, is_broken = bare[first], first, not _VOWEL.search(bare[first])
        while joined in words.beginnings and last + 1 < len(tokens) and last - first < MOST_PIECES:
            between = text[tokens[last][1] : tokens[last + 1][0]]
            if not _BLANK.fullmatch(between):
                break
            last += 1
            joined += bare[last]
            # A dot inside, or a piece without a vowel, shows that it is one word taken apart.
            is_broken |= bool(_BREAK.fullmatch(between)) or not _VOWEL.search(bare[last])
            if is_broken and joined in words.joined:
                found.append((tokens[first][0], tokens[last][1]))
    return found


def windows(starts, syllables):
    """Yield (first, last) of each run of one to three syllables that begins with one of `starts`."""
    for first, syllable in enumerate(syllables):
        if syllable in starts:
            for last in range(first + 1, min(first + LONGEST, len(syllables)) + 1):
                yield first, last


def joined_spans(spans):
    """Return the spans in order, those that overlap made one."""
    result = []
    for start, end in sorted(set(spans)):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
