"""What stands on every page, read together and kept for a few seconds in this process.

A page that is rendered needs no query of its own for it, and a change is seen on every worker
when the copy has aged. In the process that made the change it is dropped at once.
"""

import time
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Site

from cms.media.models import PortalImage
from cms.pagecache import purging

from .models import Banner, LinkBox, LinkBoxItem, MenuItem, SiteIdentity

KEPT_SECONDS = 5  # Short enough that an editor who reloads sees the change.

# All the rows that furniture is made of.
ROWS = (SiteIdentity, MenuItem, Banner, LinkBox, LinkBoxItem)
MADE_OF = (*ROWS, PortalImage, Page, Site)

_kept = {}


@dataclass(frozen=True)
class Furniture:
    identity: SiteIdentity
    menu: list
    link_boxes: list
    banners: list


def furniture_for(request):
    """Return the Furniture of the request's site, at most KEPT_SECONDS old."""
    site = Site.find_for_request(request)
    purged = purging.length()  # A page that is rendered anew must not be kept with an old menu.
    made, position, furniture = _kept.get(site.pk, (0, 0, None))
    if furniture is None or position != purged or time.monotonic() - made > KEPT_SECONDS:
        furniture = read_furniture(site)
        _kept[site.pk] = (time.monotonic(), purged, furniture)
    return furniture


def read_furniture(site):
    identity = SiteIdentity.objects.filter(site=site).select_related("logo", "share_image").first()
    identity = identity or SiteIdentity(site=site, site_name=site.site_name or site.hostname)
    banners = list(Banner.objects.showing().filter(is_published=True).select_related("image"))
    pictures = [banner.image for banner in banners]
    pictures += [image for image in (identity.logo, identity.share_image) if image]
    prefetch_related_objects(pictures, "renditions")
    return Furniture(identity, read_menu(), read_link_boxes(), banners)


def read_menu():
    """Return the top entries, each {title, url, children}; what is not public is left out."""
    entries = MenuItem.objects.select_related("page")
    shown = [entry for entry in entries if entry.page is None or entry.page.live]
    rows = {entry.pk: {"title": entry.title, "url": entry.url, "children": []} for entry in shown}
    for entry in shown:
        if entry.parent_id in rows:
            rows[entry.parent_id]["children"].append(rows[entry.pk])
    return [rows[entry.pk] for entry in shown if entry.parent_id is None]


def read_link_boxes():
    """Return [{title, links: [{text, url}]}] of the boxes whose time it is."""
    boxes = LinkBox.objects.showing().prefetch_related("links__page")
    read = []
    for box in boxes:
        links = [
            {"text": link.text, "url": link.url}
            for link in box.links.all()
            if link.page is None or link.page.live
        ]
        if links:
            read.append({"title": box.title, "links": links})
    return read


def forget(**_signal):
    """Drop what this process keeps."""
    _kept.clear()


def forget_if_furniture(instance, **_signal):
    if isinstance(instance, MADE_OF):
        forget()


def connect():
    """Called once by the app when it is ready."""
    post_save.connect(forget_if_furniture, dispatch_uid="furniture-saved")
    post_delete.connect(forget_if_furniture, dispatch_uid="furniture-deleted")
