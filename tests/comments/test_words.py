"""Words to look at are found through simple disguises, and clean sentences stay clean (EA-7, EF-10)."""

import time
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from cms.comments.names import is_reserved
from cms.comments.signs import LINK, marked_parts
from cms.comments.words import WordList, find
from cms.vietnamese.text import fold

LIST = [
    "ăn hại", "đồ ngu", "con chó", "khốn nạn", "mất dạy", "đểu cáng", "lừa đảo", "cút", "đần độn",
    "vô liêm sỉ", "thằng khốn", "bố láo", "ngu xuẩn", "chó má", "đồ đểu",
]  # fmt: skip
WORDS = WordList(LIST)


def found(text, words=WORDS):
    return [text[start:end] for start, end in find(words, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mấy ông ăn hại ở huyện", ["ăn hại"]),
        ("Đúng là ĂN HẠI!", ["ĂN HẠI"]),
        ("Mấy ông an hai ở huyện", ["an hai"]),
        ("may ong an hai o huyen", ["an hai"]),
        ("Cu.t đi", ["Cu.t"]),
        ("cut khỏi đây ngay", ["cut"]),
        ("đồ n g u", ["đồ n g u"]),
        ("đ.ồ n.g.u", ["đ.ồ n.g.u"]),
        ("ă n h ạ i quá", ["ă n h ạ i"]),
        ("ăn.hại", ["ăn.hại"]),
        ("Tôi ăn sáng, không hại ai", []),
        ("Cho con đi học, chợ gần nhà", []),
        ("ăn\nhại", ["ăn\nhại"]),
        ("", []),
    ],
)
def test_a_word_is_found_whole_unmarked_or_broken(text, expected):
    assert found(text) == expected


def test_the_place_of_the_tone_mark_does_not_matter():
    assert found("thuỷ thủ và hoà bình", WordList(["thủy thủ", "hòa bình"])) == [
        "thuỷ thủ",
        "hoà bình",
    ]


def disguises():
    """Yield 500 texts: each word without marks, with dots, with blanks, in frames of all kinds."""
    frames = [
        "Mấy ông {} ở huyện làm gì vậy?", "{} quá đi mất", "Tôi thấy họ {}.", "dung la {} that su do",
        "Nói thật: {}!", "Cán bộ gì mà {}, tôi không chịu nổi", "({})", "Ý kiến: {} hết chỗ nói",
        "{}", "Xã tôi toàn {} thôi, đề nghị xem lại", "Thế mà vẫn {} được à",
        "Ai cho phép {} như vậy",
    ]  # fmt: skip
    for word in LIST:
        ways = [fold(word), ".".join(word), " ".join(word.replace(" ", ""))]
        for way in ways:
            for frame in frames:
                yield frame.format(way)


def clean_sentences():
    folder = Path(settings.BASE_DIR) / "home/news/demo_content/articles"
    for path in sorted(folder.glob("*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8"))["article"]:
            for block in entry["body"]:
                for value in block.values():
                    if isinstance(value, str):
                        yield from value.replace("</p>", ". ").split(". ")


def test_simple_disguises_are_marked():
    texts = list(disguises())
    missed = [text for text in texts if not found(text)]
    assert len(texts) >= 500
    assert len(missed) / len(texts) <= 0.03, missed


def test_clean_sentences_are_not_marked():
    sentences = [sentence for sentence in clean_sentences() if len(sentence) > 20]
    wrong = [sentence for sentence in sentences if found(sentence)]
    assert len(sentences) > 300
    assert len(wrong) / len(sentences) <= 0.005, wrong


@pytest.mark.parametrize("text", ["c h ó " * 400, "a" * 2000, ". " * 1000, "ăn hại " * 285])
def test_the_longest_text_is_looked_through_quickly(text):
    find(WORDS, text)
    began = time.process_time()
    find(WORDS, text[:2000])
    assert time.process_time() - began < 0.1  # of the processor; a few milliseconds are usual


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Xem https://a.example/b và www.tin.vn", 2),
        ("vào hopthu chấm com nhé", 1),
        ("tin . com", 1),
        ("Giám khảo chấm thi xong.", 0),
        ("Ngày 11.9 tại xã. Vn là nước tôi", 1),
        ("http" * 500, 0),
    ],
)
def test_addresses_count_however_they_are_written(text, count):
    assert len(LINK.findall(text)) == count


def test_what_is_marked_is_the_text_itself():
    text = "Đồ ăn hại <b>, xem a.com"
    parts = marked_parts(WORDS, text)
    assert "".join(part for part, _is_marked in parts) == text
    assert [part for part, is_marked in parts if is_marked] == ["ăn hại", "a.com"]


@pytest.mark.parametrize(
    "name",
    ["Ban biên tập", "BAN BIEN TAP", "B a n  b i ê n  t ậ p", "Quản trị", "Quản-trị", "Аdmin",
     "4dmin", "Thay mặt Ban Biên Tập cổng", "UBND", "Văn phòng Mẫu", "Trần Thị Lãnh Đạo"],
)  # fmt: skip
def test_names_of_the_agency_are_refused_look_alikes_included(name):
    assert is_reserved(name, ["Văn phòng Mẫu", "Trần Thị Lãnh Đạo"])


@pytest.mark.parametrize("name", ["Nguyễn Quản", "Trị An", "Bạn đọc Thử", "Lê Văn Ủy", "Ban", "李"])
def test_names_of_people_are_not(name):
    assert not is_reserved(name, ["Văn phòng Mẫu"])
