"""Every public page can be read by everybody: axe finds nothing, nothing runs off a small screen."""

import pytest

from tests.browser.places import CUSTOMERS_ARTICLE, PUBLIC_PAGES

TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Every page at three widths; every second one in the other light, as templates share their parts.
LOOKS = (
    [(360, "light"), (820, "dark"), (1366, "light")],
    [(360, "dark"), (820, "light"), (1366, "dark")],
)


def violations(page):
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    ran = {rule["id"] for rule in found["passes"]}
    assert "color-contrast-enhanced" in ran  # the strictest rules really ran
    return [
        (rule["id"], [node["html"][:200] for node in rule["nodes"][:3]])
        for rule in found["violations"]
    ]


@pytest.mark.parametrize("name", PUBLIC_PAGES)
def test_axe_finds_nothing_on_any_public_page(open_page, axe, name):
    page = open_page(PUBLIC_PAGES[name], bypass_csp=True)
    page.evaluate(axe)
    found = {}
    for width, scheme in LOOKS[list(PUBLIC_PAGES).index(name) % 2]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found[width, scheme] = violations(page)
    assert {look: rules for look, rules in found.items() if rules} == {}


def test_nothing_runs_off_a_screen_of_320_pixels(open_page, portal):
    page = open_page("/", viewport={"width": 320, "height": 700})
    for name, path in PUBLIC_PAGES.items():
        page.goto(portal + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


def test_text_of_twice_the_size_still_fits(open_page, portal):
    page = open_page("/", viewport={"width": 640, "height": 700}, bypass_csp=True)
    for name, path in PUBLIC_PAGES.items():
        page.goto(portal + path)
        page.add_style_tag(content="html{font-size:200%!important}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, name


def test_wider_text_spacing_hides_nothing(open_page, portal):
    page = open_page("/", viewport={"width": 360, "height": 700}, bypass_csp=True)
    spacing = (
        "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
        "p{margin-bottom:2em!important}"
    )
    for name in ("trang chủ", "bài viết", "chuyên mục"):
        page.goto(portal + PUBLIC_PAGES[name])
        page.add_style_tag(content=spacing)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name


def test_everything_that_tab_reaches_shows_that_it_has_the_focus(open_page, portal):
    page = open_page("/")
    for path in ("/", "/tin-tuc/tin-trong-tinh/", CUSTOMERS_ARTICLE, "/dang-nhap/"):
        page.goto(portal + path)
        reached = []
        for _ in range(120):
            page.keyboard.press("Tab")
            here = page.evaluate(
                """() => { const e = document.activeElement, s = getComputedStyle(e);
                return [e.tagName, (e.innerText || e.name || '').slice(0, 40),
                s.outlineStyle !== 'none' || s.boxShadow !== 'none'] }"""
            )
            if here[0] == "BODY":
                break
            reached.append(here)
        assert reached[0][1] == "Bỏ qua đến nội dung chính"
        assert len(reached) > 5
        assert [place for place in reached if not place[2]] == []
        assert len(reached) < 120, "no way out by keyboard"


def test_the_menu_of_a_desktop_stands_in_one_row_at_62_rem(open_page):
    page = open_page("/", viewport={"width": 992, "height": 700})
    tops = page.evaluate(
        """() => [...document.querySelectorAll('.p-nav--wide > .p-wrap > ul > li, .p-nav li')]
        .filter(e => e.offsetParent).map(e => Math.round(e.getBoundingClientRect().top))"""
    )
    assert len(set(tops[:7])) == 1
