"""The demo's home page: notice, lead stories, section boxes, photo band (N-28)."""

import json
import tomllib
from pathlib import Path

from wagtail.models import Page

from cms.media.demo import find_image
from home.news.models import NewsCategoryPage, NewsPage

from .models import HomeLayout, LeadStory

CONTENT = Path(__file__).parent / "demo_content" / "layout.toml"


def load(home):
    """Compose the layout unless somebody has put boxes into it."""
    layout = HomeLayout.objects.get()
    if layout.boxes:
        return
    content = tomllib.loads(CONTENT.read_text("utf-8"))
    layout.notice_level = content["notice"]["level"]
    layout.notice_text = content["notice"]["text"]
    layout.notice_page = page_at(home, content["notice"]["path"])
    layout.leads = [LeadStory(article=NewsPage.objects.get(slug=slug)) for slug in content["lead"]]
    boxes = [section_box(entry) for entry in content["box"]]
    layout.boxes = json.dumps([*boxes, photo_band(home, content["photos"])])
    layout.save_revision().publish()


def page_at(home, path):
    """Return the page with that public path; or raise Page.DoesNotExist."""
    return Page.objects.get(url_path=home.url_path.rstrip("/") + path)


def section_box(entry):
    category = NewsCategoryPage.objects.get(slug=entry["section"])
    value = {"category": category.pk, "style": entry["style"], "count": entry["count"]}
    return {"type": "section", "value": value}


def photo_band(home, content):
    photos = [photo(home, entry) for entry in content["items"]]
    return {"type": "photos", "value": {"title": content["title"], "photos": photos}}


def photo(home, entry):
    image = find_image(entry["image"])
    picture = {"image": image.pk, "decorative": False, "alt_text": image.description}
    page = page_at(home, entry["path"])
    return {"image": picture, "caption": entry["caption"], "page": page.pk}
