"""The notice of conclusions ("Thông báo kết luận"): one step from the conclusions to a document (MT-36)."""

from io import BytesIO

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.transitions import perform
from cms.vietnamese.dates import format_date
from meetingpages.circulars.models import (
    CircularAttachment,
    CircularFile,
    CircularIndexPage,
    CircularIssuer,
    CircularPage,
    CircularType,
)
from meetingpages.circulars.models.addressees import CircularAddressee
from meetingpages.circulars.models.parts import FileKind
from meetingpages.organisation.models import Unit

from ..models import Level
from ..public.notices import publish_notice
from ..steps import CONCLUDE
from .conclusions import readable_conclusions
from .word import notice_document

TYPE = "Thông báo"
# A notice is never more open than its meeting; opening it further is the clerk's own decision.
OPENNESS = [Level.LIMITED, Level.INTERNAL, Level.PUBLIC]


def levels_for(meeting):
    """Return the levels a notice of this meeting may have, the most open first."""
    return OPENNESS[: OPENNESS.index(meeting.level) + 1][::-1]


def circular_of(meeting, fields):
    """Return the unsaved CircularPage of the notice; `fields` are those of NoticeForm."""
    page = CircularPage(
        printed_number=fields["number"],
        type=CircularType.objects.filter(name=TYPE).order_by("pk").first(),
        issued_on=fields["issued_on"],
        place=fields["place"],
        abstract=_("Kết luận cuộc họp ngày %(day)s: %(name)s")
        % {"day": format_date(meeting.starts_at), "name": meeting.public_name},
        level=fields["level"],
    )
    page.issuers = [
        CircularIssuer(
            unit=fields["unit"], signer=fields["signer"], position=fields["position"],
            authority=fields["authority"],
        )
    ]  # fmt: skip
    page.addressees = [CircularAddressee(unit=unit) for unit in fields["addressees"]]
    return page


def units_of(meeting):
    """Return the offices of those invited, whom a notice goes to."""
    rows = meeting.invitations.filter(withdrawn_at=None, unit__isnull=False)
    return Unit.objects.filter(pk__in=rows.values("unit"))


def invited_accounts(meeting):
    """Return the accounts of those invited: the readers of a restricted notice."""
    invited = meeting.invitations.filter(withdrawn_at=None, person__account__isnull=False)
    return get_user_model().objects.filter(pk__in=invited.values("person__account"))


def issue(meeting, page, user, version):
    """Publish the notice with its text as a file and conclude the meeting; in a transaction.

    Raises what cms.transitions.perform raises.
    """
    written = BytesIO()
    notice_document(meeting, page, list(readable_conclusions(meeting, page.level))).save(written)
    file = CircularFile()
    name = page.printed_number.replace("/", "-")
    file.keep(ContentFile(written.getvalue(), f"{name}.docx"))
    file.save()
    page.attachments = [CircularAttachment(kind=FileKind.WORD, file=file)]
    CircularIndexPage.objects.get().add_child(instance=page)
    if page.level == Level.LIMITED:
        page.readers = invited_accounts(meeting)
    # Who may issue was asked of the meeting; the office has no right on pages of its own.
    page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    type(meeting).objects.filter(pk=meeting.pk).update(notice=page)
    meeting.notice = page
    perform(CONCLUDE, meeting, user, version, concluded_at=timezone.now())
    publish_notice(meeting)
