"""What editors paste is reduced to what articles need (news.md N-14, security.md SR-31)."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cms.vietnamese.rich_text import clean_rich_text

STORED_FORMS = [
    '<p data-block-key="a1b2c">Theo <a linktype="page" id="3">tin trước</a></p>',
    '<p><a linktype="document" id="4">Công văn 3138-CV/TU</a></p>',
    "<h2>Một</h2><h3>Hai</h3><h4>Ba</h4><p><b>đậm</b> và <i>nghiêng</i></p>",
    "<ul><li>một</li><li>hai<ol><li>ba</li></ol></li></ul>",
    '<p>Tới <a href="#muc">mục</a>…</p>'.replace('href="#muc"', 'href="#muc" rel="noopener"'),
    "<p>dòng một<br>dòng hai</p>",
]


@pytest.mark.parametrize("html", STORED_FORMS)
def test_what_the_editor_stores_stays_as_it_is(html):
    assert clean_rich_text(html) == html


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (
            '<p class="MsoNormal" style="margin:0"><span lang=VI><font size=3>&nbsp;&nbsp;&nbsp; '
            "Tỉnh ủy<o:p></o:p></font></span></p><p>&nbsp;</p><p><br></p>",
            "<p>Tỉnh ủy</p>",
        ),
        ("<p><b>   Tỉnh</b> ủy ./.  </p>", "<p><b>Tỉnh</b> ủy ./.</p>"),
        ("<div>một</div><div>hai</div>", "<p>một</p><p>hai</p>"),
        ("<h1>To</h1><h5>Nhỏ</h5>", "<h2>To</h2><h4>Nhỏ</h4>"),
        ("<table><tr><td>một</td><td>hai</td></tr></table>", "<p>một hai</p>"),
        ("<p>một<b> </b>hai</p>", "<p>một hai</p>"),
        ("<ul> <li> </li> </ul><p>x</p>", "<p>x</p>"),
        ("<style>p{}</style><!--[if gte mso 9]><xml>x</xml><![endif]--><p>x</p>", "<p>x</p>"),
        ("<p>Ti\u0309nh u\u0309y \u00d0ồng\u200b Phú</p>", "<p>Tỉnh ủy Đồng Phú</p>"),
        ('<embed embedtype="image" id="3" format="left"/><p>x</p>', "<p>x</p>"),
    ],
)
def test_pasted_markup_is_reduced(pasted, kept):
    assert clean_rich_text(pasted) == kept


@pytest.mark.parametrize("scheme", ["https://a.vn/", "http://a.vn/", "mailto:a@b.vn", "tel:113"])
def test_links_of_four_kinds_stay_and_give_nothing_to_the_other_page(scheme):
    kept = clean_rich_text(f'<p><a href="{scheme}" target="_blank" onclick="x()">đây</a></p>')
    assert kept == f'<p><a href="{scheme}" rel="noopener">đây</a></p>'


@pytest.mark.parametrize(
    "link",
    [
        '<a href="javascript:alert(1)">chữ</a>',
        '<a href="data:text/html,x">chữ</a>',
        '<a href="java&#8203;script:alert(1)">chữ</a>',
        '<a href="java&#x0A;script:alert(1)">chữ</a>',
        '<a href="\u202ejavascript:alert(1)">chữ</a>',
        '<a href="vbscript:x">chữ</a>',
        '<a linktype="media" id="4">chữ</a>',
        '<a linktype="page" id="4 or 1=1">chữ</a>',
        '<a linktype="page">chữ</a>',
        "<a>chữ</a>",
        '<a name="x">chữ</a>',
    ],
)
def test_a_link_that_leads_nowhere_safe_leaves_its_text(link):
    assert clean_rich_text(f"<p>Xem {link}</p>") == "<p>Xem chữ</p>"


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)><a xlink:href=javascript:alert(1)>x</a></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        '<iframe src="https://a.vn"></iframe>',
        '<p style="background:url(javascript:x)">x</p>',
        "<form action=/><input name=a></form>",
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
        "<<script>script>alert(1)<</script>/script>",
        '<p data-block-key="&quot; onclick=alert(1)">x</p>',
    ],
)
def test_nothing_that_could_run_stays(attack):
    kept = clean_rich_text(attack)
    for tag in re.findall(r"<[^>]*>", kept):
        assert re.fullmatch(r"</?(p|b|a rel|a)>", tag), kept


PIECES = (
    "<p> </p> <b> </b> <i> </i> <li> <ul> </ul> <div> <a> </a> <br> <td> <h1> &nbsp; &amp; &lt; x"
    " \u200b \u0301 &#8203; < > <!-- --> <p/ <script> </script>"
)
MARKUP = st.sampled_from(
    [*PIECES.split(" "), " ", '<a href="/x">', '<a linktype="page" id="1">', '<p class="x">']
)


@example("<b> </p> ")
@given(st.lists(MARKUP, max_size=12).map("".join))
def test_cleaning_twice_changes_nothing(html):
    kept = clean_rich_text(html)
    assert clean_rich_text(kept) == kept


@pytest.mark.parametrize(
    "piece", [" ", "&nbsp;", "<br>", "<p> ", " x", "</b> ", "<b> </b>", "<a>", '<a href="/">x</a>']
)
def test_a_very_long_text_takes_time_only_by_its_length(piece, grows_evenly):
    grows_evenly(clean_rich_text, piece)
