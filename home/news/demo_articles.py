"""The demo's articles: from content files to pages in every state of the newsroom (N-55, N-56)."""

import tomllib
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Revision

from cms.media.demo import find_document, find_image
from cms.pages.demo import body_json

from .models import (
    Author,
    EventSeries,
    NewsCategoryPage,
    NewsPage,
    NewsPageAttachment,
    NewsPageAuthor,
    NewsPageCorrection,
    NewsPageRelated,
    NewsPageSeries,
)

SAMPLE = {"text": "(Bài mẫu, viết cho bản trình diễn.)"}
SCHEDULED_DAYS_AHEAD = 14  # Long enough to be found waiting by whoever tries the demo.
PLAIN_FIELDS = (
    "slug", "title", "lead", "byline", "source_name", "source_url", "show_on_home", "comment_mode"
)  # fmt: skip


def load(folder):
    """Make each article of the folder's files unless its section has one of that slug."""
    entries = [entry for path in sorted(folder.glob("*.toml")) for entry in read(path)]
    for entry in sorted(entries, key=written_at):
        if not NewsPage.objects.filter(slug=entry["slug"]).exists():
            STATES[entry.get("state", "published")](build(entry), entry)


def read(path):
    """Return the entries of one section's file, each with its section."""
    section = NewsCategoryPage.objects.get(slug=path.stem)
    return [
        entry | {"section": section} for entry in tomllib.loads(path.read_text("utf-8"))["article"]
    ]


def written_at(entry):
    """Oldest first, so that an article's related ones exist before it; drafts are last."""
    return entry.get("published") or timezone.now()


def build(entry):
    """Return the article of an entry, not yet in the tree."""
    page = NewsPage(**{name: entry[name] for name in PLAIN_FIELDS if name in entry})
    page.owner = account("phongvien" if "state" in entry else "quantri")
    page.is_featured = entry.get("featured", False)
    page.published_at = page.first_published_at = entry.get("published")
    page.body = body_json(with_marker(entry))
    add_picture(page, entry)
    add_rows(page, entry)
    page.full_clean(exclude=["path", "depth"])
    return page


def with_marker(entry):
    """Return the entry's blocks; N-56: every article but the customer's own says what it is."""
    return entry["body"] + ([SAMPLE] if entry.get("sample", True) else [])


def add_picture(page, entry):
    if "image" in entry:
        page.lead_image = find_image(entry["image"])
        page.lead_image_alt = page.lead_image.description
        page.lead_image_caption = entry["caption"]
        page.lead_image_credit = entry.get("credit", "")


def add_rows(page, entry):
    """Add the rows that belong to the article; a name that nobody has raises DoesNotExist."""
    page.tags.add(*entry["tags"])
    page.author_rows = [
        NewsPageAuthor(author=Author.objects.get(slug=slug)) for slug in entry["authors"]
    ]
    page.series_rows = [
        NewsPageSeries(series=EventSeries.objects.get(slug=slug))
        for slug in entry.get("series", [])
    ]
    page.related_rows = [
        NewsPageRelated(related=NewsPage.objects.get(slug=slug))
        for slug in entry.get("related", [])
    ]
    page.attachments = [
        NewsPageAttachment(document=find_document(key)) for key in entry.get("attachments", [])
    ]
    page.corrections = [NewsPageCorrection(**row) for row in entry.get("corrections", [])]


def account(username):
    return get_user_model().objects.get(username=username)


def publish(page, entry):
    """Make the article live as if on the day itself; its one revision bears the same date.

    Nothing waits for the signal of a publication while the demo is loaded, so the article is
    made live at once: a third of the work of making it a draft first.
    """
    moment = entry["published"]
    page.live, page.last_published_at = True, moment
    entry["section"].add_child(instance=page)
    revision = page.save_revision(user=page.owner, changed=False, clean=False)
    Revision.objects.filter(pk=revision.pk).update(created_at=moment)
    NewsPage.objects.filter(pk=page.pk).update(
        live_revision=revision, latest_revision_created_at=moment
    )


def expire(page, entry):
    page.expire_at = entry["expires"]
    publish(page, entry)
    NewsPage.objects.get(pk=page.pk).unpublish(set_expired=True)


def draft(page, entry):
    """Keep the article as its reporter's draft; return the revision."""
    page.live = False
    entry["section"].add_child(instance=page)
    return page.save_revision(user=page.owner)


def schedule(page, entry):
    page.go_live_at = timezone.now() + timedelta(days=SCHEDULED_DAYS_AHEAD)
    draft(page, entry).publish(user=account("thukytoasoan"))


def submit(page, entry):
    """Leave the article waiting for the first approval; return the waiting task."""
    draft(page, entry)
    return page.get_workflow().start(page, page.owner).current_task_state


def send_back(page, entry):
    waiting = submit(page, entry)
    waiting.task.specific.on_action(waiting, account("bientap"), "reject", comment=entry["reason"])


STATES = {
    "published": publish,
    "expired": expire,
    "scheduled": schedule,
    "waiting": submit,
    "returned": send_back,
}
