"""The admin speaks Vietnamese on every screen, to every role, and everybody can use it (LF-13)."""

import pytest

from tests.browser.admin_places import SCREENS
from tests.browser.english import english_in

ROLES = (
    "phongvien", "bientap", "thukytoasoan", "truyenthong", "vanthu", "thukyhop", "kiemtoan",
    "quantri",
)  # fmt: skip
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize("role", ROLES)
def test_no_screen_says_an_english_word(admin, ids, portal, role):
    page, found, opened = admin(role), {}, 0
    for screen, roles in SCREENS.items():
        if role not in roles.split():
            continue
        answer = page.goto(
            f"{portal}/quan-tri/{screen.format(**ids)}", wait_until="domcontentloaded"
        )
        assert answer.status == 200 and "/quan-tri/" in page.url, screen
        assert not screen or not page.url.endswith("/quan-tri/"), f"{role} is refused {screen}"
        found[screen] = english_in(page)
        opened += 1
    print(f"{role}: {opened} screens")
    assert {screen: said for screen, said in found.items() if said} == {}


def test_forty_screens_and_more_are_walked():
    assert len(SCREENS) >= 40


def accessible(page, axe):
    page.evaluate(axe)
    asked = {"runOnly": {"type": "tag", "values": AXE_TAGS}}
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    assert "color-contrast" in {rule["id"] for rule in found["passes"]}
    return [(r["id"], [n["html"][:160] for n in r["nodes"][:3]]) for r in found["violations"]]


@pytest.mark.parametrize(
    "screen",
    ["", "bai-viet/", "pages/{section}/", "pages/{waiting}/edit/", "pages/{waiting}/history/"],
)
def test_axe_finds_nothing_on_the_screens_of_each_day(admin, ids, portal, axe, screen):
    page = admin("bientap")
    page.goto(f"{portal}/quan-tri/{screen.format(**ids)}")
    page.wait_for_selector("#wagtail-sidebar nav")
    page.wait_for_timeout(500)  # names are given a moment after the editors are drawn
    assert accessible(page, axe) == []
