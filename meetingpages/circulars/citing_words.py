"""The words around a number in running text: the noun before it, the date beside it (VB-22)."""

import re
from bisect import bisect_left, bisect_right
from datetime import date
from operator import itemgetter

# Longest first: "Nghị định thư" is not "Nghị định" (VB-26). Words of the language, not of a law.
_NOUNS = (
    "thông tư liên tịch|thông tư|thông tri|nghị định thư|nghị định|pháp lệnh|bộ luật|luật|"
    "nghị quyết|quyết định|quy định|chỉ thị|kết luận|quy chế|thông cáo|thông báo|hướng dẫn|"
    "chương trình|kế hoạch|phương án|đề án|dự án|báo cáo|biên bản|tờ trình|hợp đồng|công văn|"
    "công điện|bản ghi nhớ|bản thỏa thuận|giấy ủy quyền|giấy mời|giấy giới thiệu|giấy nghỉ phép|"
    "phiếu gửi|phiếu chuyển|phiếu báo|thư công"
)
_LONGEST = 40  # "thông tư liên tịch số: " and a few blanks
_NOUN = re.compile(rf"(?<!\w)({_NOUNS})\s*(?:số)?\s*:?\s*$", re.IGNORECASE)

_DAY = r"([0-9]{1,2})\s?[/.-]\s?([0-9]{1,2})\s?[/.-]\s?([0-9]{4})(?![0-9])"
_WORDS = r"([0-9]{1,2}) tháng ([0-9]{1,2}) năm ([0-9]{4})(?![0-9])"
_AFTER = re.compile(rf"\s{{0,3}}[,(-]?\s{{0,3}}(?:ngày|ra ngày|ký ngày|ban hành ngày)\s{{1,3}}(?:{_DAY}|{_WORDS})", re.IGNORECASE)  # fmt: skip
_NAMED = re.compile(rf"(?<!\w)ngày\s{{1,3}}(?:{_DAY}|{_WORDS})", re.IGNORECASE)
_SENTENCE_END = re.compile(r"\n|\.\s|;")


def noun_before(text, start):
    """Return the noun that names the kind of document, in small letters, '' without one."""
    match = _NOUN.search(text[max(0, start - _LONGEST) : start])
    return match[1].lower() if match else ""


class Days:
    """Where a text names days and where its sentences end: looked up once, asked by each number."""

    def __init__(self, text):
        self.named = [(match.start(), real_day(match)) for match in _NAMED.finditer(text)]
        self.ends = [match.end() for match in _SENTENCE_END.finditer(text)]

    def beside(self, text, start, end):
        """Return (date or None, whether it is guessed) of the number at these places.

        A day after the number is certain. Else the last "ngày …" before it in the same sentence is
        a guess. An impossible day is none.
        """
        after = _AFTER.match(text, end)
        if after:
            return real_day(after), False
        place = bisect_left(self.named, start, key=itemgetter(0))
        if not place:
            return None, False
        where, day = self.named[place - 1]
        sentence = bisect_right(self.ends, start)
        is_same = not sentence or self.ends[sentence - 1] <= where
        return (day, day is not None) if is_same else (None, False)


def real_day(match):
    day, month, year = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        return None
