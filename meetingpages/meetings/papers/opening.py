"""The one road to a file of a meeting; every opening is noted (MT-21, MT-24, MT-44)."""

import re
from datetime import timedelta

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cms.audit.models import AuditEntry
from cms.audit.recording import record
from cms.media.serving import ASK_AGAIN, PRIVATE, disposition, send_file

from ..actors import actor_of
from ..models import PaperVersion, Receipt
from ..permissions import Act, allows, is_public_paper, may_read_paper, standing_of
from .forgetting import is_forgotten

OPENED = "meeting.paper.open"
# A viewer asks for a long file in parts; what follows an opening within the hour belongs to it.
ONE_READING = timedelta(hours=1)
_REST_OF_A_FILE = re.compile(r"bytes=(?!0-)")


@require_safe
def meeting_file(request, uuid, name):
    """Send one version to whom its paper is open now; Http404 for all else alike.

    `?tai=1` has it saved, otherwise a PDF opens in the browser. HEAD notes nothing.
    """
    version = PaperVersion.objects.select_related("paper__item__meeting__body")
    version = version.filter(uuid=uuid, name=name).first()
    if version is None or version.paper.withdrawn_at or version.paper.item.is_secret:
        raise Http404
    meeting = version.paper.item.meeting
    actor = actor_of(request, meeting)
    own = standing_of(actor, meeting)
    if not allows(own, Act.ENTER) and is_public(version):
        return send_file(request, version.file.path, version.name, cache_control=ASK_AGAIN)
    if not may_read_paper(own, version.paper):
        raise Http404
    answer = send_file(request, version.file.path, version.name, cache_control=PRIVATE)
    if request.GET.get("tai"):
        answer["Content-Disposition"] = disposition(version.name, is_shown=False)
    is_rest = _REST_OF_A_FILE.match(request.headers.get("Range", ""))
    if request.method == "GET" and not (is_rest and was_just_opened(actor, version)):
        note_opening(actor, own, version)
    return answer


def is_public(version):
    """Return whether a reader without any part in the meeting may have this file."""
    newer = version.paper.versions.filter(number__gt=version.number)
    return is_public_paper(version.paper) and not newer.exists()


@transaction.atomic
def note_opening(actor, own, version):
    """Write the line of the log, and the receipt of who was invited."""
    record(
        actor.user, OPENED, _("Mở tài liệu họp"), version, by=actor.name,
        version=version.number, meeting=str(version.paper.item.meeting.uuid),
        person=actor.person.pk if actor.person else None,
    )  # fmt: skip
    note_receipts(own, version.paper.item.meeting, [version])


def note_receipts(own, meeting, versions):
    """Keep when the invited person first opened each of the versions, until names are erased."""
    if not own.is_invited or is_forgotten(meeting):
        return
    now = timezone.now()
    mine = Receipt.objects.filter(invitation=own.invitation, paper_version__in=versions)
    known = set(mine.values_list("paper_version_id", flat=True))
    Receipt.objects.bulk_create(
        [
            Receipt(invitation=own.invitation, paper_version=version, opened_at=now)
            for version in versions
            if version.pk not in known
        ],
        ignore_conflicts=True,
    )
    mine.filter(opened_at=None).update(opened_at=now)


def was_just_opened(actor, version):
    lines = AuditEntry.objects.filter(action=OPENED, subject_id=version.pk, actor=actor.user)
    return lines.filter(at__gt=timezone.now() - ONE_READING, actor_name=actor.name).exists()
