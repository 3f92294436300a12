"""Numbers of official documents in running text: text in, findings out; knows no database (VB-3).

The grammar is that of circulars-and-search.md §3: three families, tried in this order at each place.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from cms.vietnamese.document_numbers import number_key, unify
from cms.vietnamese.text import compose

from .citing_words import Days, noun_before

LAW, PARTY, STATE = "quy-pham", "dang", "hanh-chinh"
MOST = 500  # in one text: hostile text costs no more than reading it

_CAPITAL = "".join(char for char in map(chr, range(0x1F00)) if char.isupper() and char.isalpha())
_GROUP = r"[^\W\d_]{1,12}[0-9]{0,2}"
# Behind a blank only capitals go on with a number: "232/UBND-VX - Sở Nội vụ" ends before the dash.
_MORE = rf"(?:-{_GROUP}| ?- ?[{_CAPITAL}]{{1,12}}[0-9]{{0,2}}(?![^\W_]))"
_YEAR = r"(?:19|20)[0-9]{2}"
_LAW = (
    rf" ?(?:/ ?(?P<year>{_YEAR})|- ?(?P<old_year>{_YEAR})(?= ?/ ?(?i:NQ|NĐ|QĐ|TT|CT)))"
    rf" ?/ ?(?P<law>{_GROUP}{_MORE}{{0,4}})"
)
_PARTY = rf" ?- ?(?P<type>{_GROUP}) ?/ ?(?P<party>{_GROUP}{_MORE}{{0,3}})"
_STATE = rf" ?/ ?(?P<state>{_GROUP}{_MORE}{{1,4}})"
# Not in a longer word, a date, a path or a standard; no group too many behind it.
_NUMBER = re.compile(
    r"(?<![\w./-])(?P<number>[0-9]{1,5}(?:\.[0-9]{1,3})?[^\W\d_]?)"
    rf"(?:(?:{_LAW}|{_PARTY}|{_STATE})(?![^\W_]|-?[^\W\d_]|/\w))"
)
# A state letter has no sign of a type: its symbol begins with the office that wrote it (VB-26).
_STATE_SIGNS = frozenset(
    {
        "NQ",
        "QĐ",
        "CT",
        "QC",
        "QYĐ",
        "TC",
        "TB",
        "HD",
        "CTR",
        "KH",
        "PA",
        "ĐA",
        "DA",
        "BC",
        "BB",
        "TTR",
    }
    | {"HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB"}
)


@dataclass(frozen=True)
class Finding:
    """A number in a text: `start` and `end` are places in it (NFC); signs are as typed."""

    start: int
    end: int
    raw: str
    family: str
    number: str
    year: int | None
    type_sign: str
    issuer_sign: str
    key: str
    noun: str = ""
    day: date | None = None
    day_is_guessed: bool = False

    @property
    def symbol(self):
        """The number without its digits and year, as the law calls it: 'CV/TU', 'NĐ-CP'."""
        joint = "/" if self.family == PARTY else "-"
        return joint.join(sign for sign in (self.type_sign, self.issuer_sign) if sign)


def find_numbers(text):
    """Return the Findings of a text, in its order, in time linear to its length (VB-22)."""
    text = unify(compose(text))
    days = Days(text)
    return [finding(text, match, days) for match in islice(_NUMBER.finditer(text), MOST)]


def parse_number(text):
    """Return the Finding that is the whole text, as typed into a field, or None."""
    text = unify(compose(text)).strip()
    match = _NUMBER.fullmatch(text)
    return finding(text, match, Days("")) if match else None


def finding(text, match, days):
    day, is_guessed = days.beside(text, match.start(), match.end())
    key = number_key(match[0])
    family, year, type_sign, issuer_sign = parts(match, key)
    return Finding(
        match.start(), match.end(), match[0], family, key_number(key), year, type_sign,
        issuer_sign, key, noun_before(text, match.start()), day, is_guessed,
    )  # fmt: skip


def key_number(key):
    return re.split("[/-]", key, maxsplit=1)[0]


def parts(match, key):
    """Return (family, year, sign of the type, sign of the issuer)."""
    symbol = "".join((match["law"] or match["party"] or match["state"]).split())
    if match["party"]:
        return PARTY, None, match["type"], symbol
    if match["state"]:
        return STATE, None, *state_signs(symbol)
    year = int(match["year"] or match["old_year"])
    return LAW, year, *law_signs(symbol, key.rpartition("/")[2])


def law_signs(symbol, key_symbol):
    """Return (type, issuer): 'NĐ-CP' and 'NĐCP' give both, the National Assembly's 'QH15' one.

    The key has the hyphen that a careless writer lost, so it tells how long the first group is.
    """
    if "-" not in key_symbol:
        return "", symbol
    length = key_symbol.index("-")
    return symbol[:length], symbol[length:].removeprefix("-")


def state_signs(symbol):
    first, _dash, rest = symbol.partition("-")
    return (first, rest) if first.upper() in _STATE_SIGNS else ("", first)
