"""The demo's newsroom: sections, vocabularies, who works where; the articles are in demo_articles."""

import tomllib
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission

from cms.media.demo import collection, find_image

from . import demo_articles
from .models import Author, EventSeries, NewsCategoryPage, NewsIndexPage
from .roles import EDITOR, MANAGING_EDITOR, PAGE_RIGHTS, REPORTER, ensure_section_groups, group_name

CONTENT = Path(__file__).parent / "demo_content"

# Who works in which sections; the others answer 403 or 404 to them (N-41).
STAFF = {
    "phongvien": (REPORTER, ["tin-trong-tinh"]),
    "bientap": (EDITOR, ["tin-trong-tinh", "kinh-te-xa-hoi", "nong-thon-moi"]),
    "thukytoasoan": (MANAGING_EDITOR, None),
}
LIBRARY_RIGHTS = [("wagtailimages", "choose_image"), ("wagtaildocs", "choose_document")]


def load():
    """Load what is missing, in the order in which one thing needs the other."""
    index = NewsIndexPage.objects.get()
    for entry in read("sections.toml")["section"]:
        load_section(index, entry)
    load_vocabularies()
    assign_staff()
    demo_articles.load(CONTENT / "articles")


def read(name):
    return tomllib.loads((CONTENT / name).read_text("utf-8"))


def load_section(index, entry):
    if index.get_children().filter(slug=entry["slug"]).exists():
        return
    category = index.add_child(instance=NewsCategoryPage(**entry))
    category.save_revision().publish()
    ensure_section_groups(category)
    open_library(category)


def open_library(category):
    """Let the section's people choose from the demo's pictures and documents."""
    groups = Group.objects.filter(name__in=[group_name(role, category) for role in PAGE_RIGHTS])
    for app_label, codename in LIBRARY_RIGHTS:
        permission = Permission.objects.get(content_type__app_label=app_label, codename=codename)
        for group in groups:
            GroupCollectionPermission.objects.create(
                group=group, collection=collection(), permission=permission
            )


def load_vocabularies():
    vocabularies = read("vocabularies.toml")
    for entry in vocabularies["author"]:
        Author.objects.get_or_create(slug=entry.pop("slug"), defaults=entry)
    for entry in vocabularies["series"]:
        image = find_image(entry.pop("image"))
        picture = {"image": image, "image_alt": image.description}
        EventSeries.objects.get_or_create(slug=entry.pop("slug"), defaults=entry | picture)


def assign_staff():
    for username, (role, slugs) in STAFF.items():
        sections = NewsCategoryPage.objects.all()
        sections = sections.filter(slug__in=slugs) if slugs else sections
        names = [group_name(role, section) for section in sections]
        user = get_user_model().objects.get(username=username)
        user.groups.add(*Group.objects.filter(name__in=names))
