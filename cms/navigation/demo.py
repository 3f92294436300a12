"""The demo's furniture: identity, menu, link box, banners (N-43…N-45).

Comes after the pages: an entry whose page is missing raises Page.DoesNotExist.
"""

import tomllib
from pathlib import Path

from wagtail.models import Page, Site

from cms.media.demo import find_image

from .models import Banner, LinkBox, LinkBoxItem, MenuItem, SiteIdentity

CONTENT = Path(__file__).parent / "demo_content"


def load():
    """Fill each kind of furniture that has nothing yet."""
    site = Site.objects.get(is_default_site=True)
    if not SiteIdentity.objects.filter(site=site).exists():
        SiteIdentity.objects.create(site=site, **read("identity.toml"))
    if not MenuItem.objects.exists():
        load_menu(site)
    if not LinkBox.objects.exists():
        load_links(site)
    if not Banner.objects.exists():
        load_banners()


def read(name):
    return tomllib.loads((CONTENT / name).read_text("utf-8"))


def page_at(site, path):
    """Return the page with that public path, such as /tin-tuc/; or raise Page.DoesNotExist."""
    return Page.objects.get(url_path=site.root_page.url_path.rstrip("/") + path)


def load_menu(site):
    for place, entry in enumerate(read("menu.toml")["entry"]):
        goal = {"page": page_at(site, entry["path"])} if "path" in entry else {}
        goal |= {"address": entry["address"]} if "address" in entry else {}
        top = MenuItem.objects.create(title=entry["title"], sort_order=place, **goal)
        for order, path in enumerate(entry.get("children", [])):
            child = page_at(site, path)
            MenuItem.objects.create(title=child.title, page=child, parent=top, sort_order=order)


def load_links(site):
    for entry in read("links.toml")["box"]:
        box = LinkBox(title=entry["title"])
        box.links = [
            LinkBoxItem(text=link["text"], page=page_at(site, link["path"]))
            for link in entry["links"]
        ]
        box.save()


def load_banners():
    """The customer's three arrive without description, so they are not shown (N-55)."""
    for place, entry in enumerate(read("banners.toml")["banner"]):
        Banner.objects.create(
            title=entry["title"],
            image=find_image(entry["image"]),
            alt=entry.get("alt", ""),
            address=entry.get("address", ""),
            is_published=entry.get("published", False),
            sort_order=place,
        )
