"""The demo's comments, in every state, with the words and names that staff set (contract.md)."""

import tomllib
from datetime import timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Page, Site

from cms.readers.identity import reader_key

from .models import CommentSettings, ReaderComment, SensitiveWord, Status
from .signs import signs_in
from .writing import CONSENT_VERSION, key_of

CONTENT = Path(__file__).parent / "demo_content" / "comments.toml"
RULES = "quy-dinh-gui-y-kien"
MODERATOR = "truyenthong"


def load():
    """Add the demo's comments to a portal that has none."""
    content = tomllib.loads(CONTENT.read_text("utf-8"))
    rules = Page.objects.filter(slug=RULES).first()
    chosen = {"reserved_names": "\n".join(content["reserved_names"]), "rules_page": rules}
    CommentSettings.objects.get_or_create(site=Site.objects.get(), defaults=chosen)
    if ReaderComment.objects.exists():
        return
    for word in content["words"]:
        SensitiveWord.objects.get_or_create(text=word)
    known = {}
    for number, entry in enumerate(content["comment"]):
        known[entry.get("key", number)] = add(entry, number, known)


def add(entry, number, known):
    """Make one comment as if a reader had sent it and a moderator had decided."""
    sent = timezone.now() - timedelta(hours=entry["hours"])
    name, is_official = entry.get("name", ""), "official" in entry
    flags = [] if is_official else signs_in(name, entry["body"])
    decided = entry["state"] not in (Status.PENDING, Status.WITHDRAWN)
    return ReaderComment.objects.create(
        page=Page.objects.get(slug=entry["page"]),
        parent=known.get(entry.get("parent")),
        body=entry["body"],
        body_key=key_of(entry["body"]),
        author_name=name,
        is_official=is_official,
        unit_name=entry.get("official", ""),
        reply_label=entry.get("label", ""),
        status=entry["state"],
        reason_code=entry.get("reason", ""),
        flags=flags,
        is_flagged=bool(flags),
        reader_key=reader_key(f"demo-{name or number}"),
        consent_version=CONSENT_VERSION,
        created_at=sent,
        decided_at=sent + timedelta(minutes=40) if decided else None,
        decided_by=moderator() if decided else None,
    )


def moderator():
    return get_user_model().objects.filter(username=MODERATOR).first()
