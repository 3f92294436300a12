"""The words of a query marked in titles and snippets (Q-12): escaped first, marked afterwards."""

from django.utils.html import format_html, format_html_join

from cms.vietnamese.numbers_in_text import numbers_in
from cms.vietnamese.text import clean_line
from cms.vietnamese.words import places_of, words_of

SNIPPET_LENGTH = 240
BEFORE = 60  # characters of a snippet in front of what was found


def highlight(text, wanted):
    """Return the text as safe HTML with `<mark>` around the words of the query."""
    text = clean_line(text)
    return marked(text, 0, len(text), finds(text, wanted))


def snippet(text, wanted):
    """Return at most 240 characters of the text around the densest find, marked; "" without any."""
    found = finds(text, wanted)
    if not found:
        return ""
    first = densest(found)
    start = max(0, first - BEFORE)
    if start:
        start = text.find(" ", start, first) + 1 or first
    end = start + SNIPPET_LENGTH - 4
    if end < len(text):
        end = max(text.rfind(" ", start, end), first + 1)
    shown = marked(text, start, min(end, len(text)), found)
    return format_html("{}{}{}", "… " if start else "", shown, " …" if end < len(text) else "")


def finds(text, wanted):
    """Return [(start, end)] of the words of the query in a cleaned text.

    A word typed with marks finds that word; if the text has none such, the words that fold alike.
    A document number that the query spells out is one find, and its letters are looked for nowhere
    else: who asks for "3138 cv tu" means neither "tử" nor the CV/TU of another number.
    """
    asked, others = numbers_of(text, wanted)
    spelled = {word.folded for *_place, words in asked for word in words}
    words = [word for word in wanted.words if without_zeros(word) not in spelled]
    exact = {word.exact for word in words}
    folded = {word.folded for word in words}
    bare = {word.folded for word in words if word.folded == word.exact}
    places = [each for each in places_of(text) if each[2].folded in folded]
    places = [
        (start, end, word)
        for start, end, word in places
        if not any(first <= start < last for first, last, _words in [*asked, *others])
    ]
    close = [each for each in places if each[2].exact in exact or each[2].folded in bare]
    return sorted((start, end) for start, end, _words in [*asked, *(close or places)])


def numbers_of(text, wanted):
    """Return ([numbers in the text that the query spells out], [those that it does not mean]).

    Each is (start, end, its words). Without a figure the query means no number in particular.
    """
    words = [without_zeros(word) for word in wanted.words]
    if not any(word[:1].isdigit() for word in words):
        return [], []
    query, asked, others = f" {' '.join(words)} ", [], []
    for start, end, key in numbers_in(text):
        number = words_of(key)
        if f" {' '.join(word.folded for word in number)} " in query:
            asked.append((start, end, number))
        elif number[0].folded not in words:
            others.append((start, end, number))
    return asked, others


def without_zeros(word):
    """Return a word as the key of a number has it: '09' is 9, and all zeros are 0."""
    return word.folded.lstrip("0") or word.folded[:1]


def densest(found):
    """Return the start of the find with the most others within a snippet behind it."""
    best, most, last = found[0][0], 0, 0
    for first, (start, _end) in enumerate(found):
        while last < len(found) and found[last][1] <= start + SNIPPET_LENGTH - BEFORE:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best


def marked(text, start, end, found):
    """Return text[start:end] as safe HTML; neighbours with one blank between are one mark."""
    pieces, place = [], start
    for first, last in joined(text, [each for each in found if start <= each[0] < end]):
        pieces += [text[place:first], format_html("<mark>{}</mark>", text[first:last])]
        place = last
    return format_html_join("", "{}", ([piece] for piece in [*pieces, text[place:end]]))


def joined(text, found):
    runs = []
    for start, end in found:
        if runs and text[runs[-1][1] : start] == " ":
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs
