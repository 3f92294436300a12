"""The guide names what is on the screens; `GUIDE_PICTURES=1 pytest tests/browser/test_guide.py`
draws its pictures anew."""

import io
import os
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from cms.guide.views import ROLES
from tests.browser.english import SAID

PICTURES = Path(settings.BASE_DIR) / "theme" / "static" / "theme" / "guide"
ACCOUNTS = (
    "phongvien", "bientap", "thukytoasoan", "truyenthong", "vanthu", "thukyhop", "quantri",
)  # fmt: skip
MOST_BYTES = 60_000
SECTIONS = """() => [...document.querySelectorAll("[data-screen]")].map(section => ({
  screen: section.dataset.screen,
  picture: section.querySelector("[data-picture]").dataset.picture,
  words: [...section.querySelectorAll("b")].map(word => word.textContent.trim()),
}))"""


def draw(page, name):
    """Store what the window shows, as the guide prints it."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    image = Image.open(io.BytesIO(page.screenshot()))
    image.save(PICTURES / f"{name}.webp", quality=60, method=6)


@pytest.mark.parametrize(("role", "account"), list(zip(ROLES, ACCOUNTS, strict=True)))
def test_what_the_guide_names_is_on_its_screens(admin, ids, portal, role, account):
    page = admin(account)
    page.goto(f"{portal}/quan-tri/huong-dan/{role}/")
    sections = page.evaluate(SECTIONS)
    assert len(sections) >= 3
    page.set_viewport_size({"width": 1100, "height": 640})
    for section in sections:
        page.goto(f"{portal}/quan-tri/{section['screen'].format(**ids)}")
        said = page.evaluate(SAID)
        missing = [word for word in section["words"] if not any(word in text for text in said)]
        assert missing == [], section["screen"]
        if os.environ.get("GUIDE_PICTURES"):
            draw(page, section["picture"])
        assert (PICTURES / f"{section['picture']}.webp").stat().st_size <= MOST_BYTES
    page.set_viewport_size({"width": 1366, "height": 900})


def test_no_picture_is_left_without_a_page():
    pages = (Path(settings.BASE_DIR) / "theme/templates/guide").glob("*.html")
    named = "".join(page.read_text("utf-8") for page in pages)
    assert [p.name for p in PICTURES.iterdir() if p.name not in named] == []
