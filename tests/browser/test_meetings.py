"""Working pages of meetings, as secretary and delegate see them: Vietnamese, accessible, in place."""

import re

import pytest

from tests.browser.english import english_in
from tests.browser.running import PASSWORD
from tests.browser.test_admin_screens import accessible

WIDTHS = (360, 820, 1366)
DESK = {
    "Sắp họp": (
        "",
        "dieu-hanh/",
        "chuong-trinh/",
        "thanh-phan/",
        "tai-lieu/",
        "diem-danh/",
        "doi/",
    ),
    "Đang họp": ("", "?man-hinh=lon", "phien/", "co-mat/", "ket-luan/"),
    "Đã xong": ("thong-bao/", "bien-ban/"),
}


@pytest.fixture
def signed_in(open_page, portal):
    """signed_in(username) → a window at /hop/."""

    def opener(username):
        page = open_page("/dang-nhap/?next=/hop/", bypass_csp=True)
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/hop/")
        return page

    return opener


def meetings_in(page):
    """Return {heading: address of its first meeting} of the list."""
    found = {}
    for section in page.locator("section").all():
        heading = re.sub(r"\s*\d+$", "", section.locator("h2").first.inner_text().strip())
        link = section.locator("a[href*='/hop/']").first.get_attribute("href")
        found[heading] = re.match(r"/hop/[0-9a-f-]{36}/", link)[0]
    return found


def check(page, axe, portal, path):
    page.goto(portal + path)
    assert english_in(page) == [], path
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
    assert accessible(page, axe) == [], path


def test_a_secretary_is_at_home_on_every_page_of_a_meeting(signed_in, axe, portal):
    page = signed_in("thukyhop")
    meetings = meetings_in(page)
    places = ["/hop/", "/hop/tao/", "/hop/muc-do-thuc-hien/?ky=2019-3"]
    places += [meetings[heading] + place for heading in DESK for place in DESK[heading]]
    page.goto(portal + meetings["Sắp họp"] + "dieu-hanh/")
    places.append(page.locator("a[href$='/thu/']").first.get_attribute("href"))
    for path in places:
        check(page, axe, portal, path)


def test_a_delegate_reads_answers_and_votes_by_touch(signed_in, axe, portal):
    page = signed_in("daibieu1")
    for path in meetings_in(page).values():
        check(page, axe, portal, path)
        page.set_viewport_size({"width": 820, "height": 1180})
        small = page.evaluate(
            """() => [...document.querySelectorAll("main a, main button")]
              .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
              .filter(([words, box]) => box.height && box.height < 24).map(([words]) => words)"""
        )
        assert small == [], path


def test_who_runs_a_meeting_sees_what_another_does_and_loses_nothing_typed(signed_in, portal):
    chair, secretary = signed_in("chutri"), signed_in("thukyhop")
    path = portal + meetings_in(secretary)["Đang họp"] + "phien/"
    for page in (chair, secretary):
        page.goto(path)
    chair.evaluate("window.isFirst = true")
    chair.click("summary:has-text('Thêm mục phát sinh')")
    chair.fill("[name=item-public_name]", "Việc gấp")
    chair.click("h1")
    secretary.click("button[value=break]")
    chair.wait_for_selector("[data-words]:has-text('Giải lao đến')")
    assert chair.input_value("[name=item-public_name]") == "Việc gấp"
    assert chair.evaluate("window.isFirst")
    assert "Có nội dung mới" in chair.inner_text("[data-again]")
    chair.fill("[name=item-public_name]", "")
    with chair.expect_navigation():  # nothing is typed any more: the page is loaded anew
        chair.click("summary:has-text('Thêm mục phát sinh')")
    secretary.click("button[value=break]")
