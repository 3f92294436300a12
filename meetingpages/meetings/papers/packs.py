""" "Tài liệu của tôi": one ZIP of exactly what its reader may open now (MT-23).

The button starts the work and the same address gives the file when it is ready. What may be read is
asked each time: with other papers or rights the digest is another one, and so is the pack.
"""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cms.audit.recording import record
from cms.media.serving import PRIVATE, send_file

from ..doors import open_to
from ..models import Pack
from ..permissions import Act, standing_of
from .building import build_pack
from .listing import readable_papers, totals
from .opening import note_receipts

MOST_BYTES = 500 * 1024 * 1024
KEPT = timedelta(hours=24)
# A build that has not ended by then died with its worker; the next press starts another.
LONGEST_BUILD = timedelta(minutes=10)
MOST_BUILDS, BUILDS_WITHIN = 2, timedelta(minutes=1)


@open_to(Act.ENTER)
@require_safe
def meeting_pack(request, meeting, actor):
    """Send the pack, or say that it is being made and ask again by itself."""
    own = standing_of(actor, meeting)
    found = readable_papers(meeting, own)
    size = totals(found)
    if not size["papers_count"]:
        return wait(request, meeting, actor, "none", size, status=404)
    if size["papers_size"] > MOST_BYTES:
        return wait(request, meeting, actor, "too-big", size, status=409)
    digest = digest_of(actor, meeting, found)
    pack = last_pack(meeting, digest)
    if is_usable(pack):
        return send(request, meeting, actor, own, found, pack)
    if request.method == "HEAD" or (pack and is_under_way(pack)):
        return wait(request, meeting, actor, "busy", size, status=202)
    if (seconds := seconds_to_wait(actor)) > 0:
        answer = wait(request, meeting, actor, "slow-down", size, status=429, seconds=seconds)
        answer["Retry-After"] = str(seconds)
        return answer
    pack = Pack.objects.create(meeting=meeting, digest=digest, **whose(actor))
    build_pack.enqueue(pack.pk)
    pack.refresh_from_db()
    if is_usable(pack):
        return send(request, meeting, actor, own, found, pack)
    return wait(request, meeting, actor, "busy", size, status=202)


def wait(request, meeting, actor, state, size, *, status, seconds=2):
    context = {"meeting": meeting, "actor": actor, "state": state, "seconds": seconds, **size}
    return render(request, "meetings/pack_wait.html", context, status=status)


def send(request, meeting, actor, own, found, pack):
    """Send the ZIP; who fetches it has opened the papers in it (MT-24)."""
    answer = send_file(request, pack.path, pack_name(meeting), cache_control=PRIVATE)
    if request.method == "GET":
        versions = [shown.version for papers in found.values() for shown in papers if shown.version]
        with transaction.atomic():
            record(
                actor.user, "meeting.pack.open", _("Tải gói tài liệu họp"), meeting, by=actor.name,
                person=actor.person.pk if actor.person else None,
                versions=[str(version.uuid) for version in versions],
            )  # fmt: skip
            note_receipts(own, meeting, versions)
    return answer


def pack_name(meeting):
    day = f"-{timezone.localtime(meeting.starts_at):%d-%m-%Y}" if meeting.starts_at else ""
    return f"tai-lieu-hop{day}.zip"


def digest_of(actor, meeting, found):
    """Return what names a pack: who asks, and each version by UUID and SHA-256."""
    who = whose(actor)
    parts = [str(meeting.uuid), *(f"{name}:{one and one.pk}" for name, one in who.items())]
    for papers in found.values():
        parts += [
            f"{shown.version.uuid}:{shown.version.sha256}" for shown in papers if shown.version
        ]
    return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()


def whose(actor):
    return {"person": actor.person, "user": actor.user}


def last_pack(meeting, digest):
    since = timezone.now() - KEPT
    return meeting.packs.filter(digest=digest, asked_at__gt=since).order_by("-pk").first()


def is_usable(pack):
    return bool(pack and pack.ready_at and pack.path.is_file())


def is_under_way(pack):
    is_young = pack.asked_at > timezone.now() - LONGEST_BUILD
    return pack.ready_at is None and pack.failed_at is None and is_young


def seconds_to_wait(actor):
    """Return after how many seconds this person may have another pack built; 0 is now."""
    who = {"person": actor.person} if actor.person else {"user": actor.user}
    now = timezone.now()
    recent = Pack.objects.filter(asked_at__gt=now - BUILDS_WITHIN, **who).order_by("-asked_at")
    asked = list(recent.values_list("asked_at", flat=True)[:MOST_BUILDS])
    if len(asked) < MOST_BUILDS:
        return 0
    return max(1, round((asked[-1] + BUILDS_WITHIN - now).total_seconds()))


def forget_packs():
    """Remove packs a day old, with whatever else lies in their folder as long (clock work)."""
    before = timezone.now() - KEPT
    Pack.objects.filter(asked_at__lt=before).delete()
    folder = settings.PORTAL_DATA_DIR / "private" / "packs"
    for path in folder.glob("*.zip*"):
        if path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)
