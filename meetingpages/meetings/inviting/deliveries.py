"""What became of an invitation's mail, and what the secretary decides of it (MT-14)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cms.audit.recording import record
from meetingpages.organisation import official_mail

from ..doors import open_to
from ..models import Status
from ..permissions import Act
from .reminding import remind_now
from .sending import send_one

SENT_AGAIN = _("Đã gửi lại giấy mời cho %(name)s; liên kết cũ không còn dùng được.")
REMINDED = _("Đã nhắc %(name)s trả lời.")
ARRIVED = _("Đã ghi nhận: thư tới %(name)s.")
QUICKER = _("Thư này vừa được xử lý, hãy xem lại.")
ON_ITS_WAY = ("queued", "sending")  # states of the outbox in which a second mail would be a double


@require_POST
@open_to(Act.DESK)
def decide(request, meeting, actor, pk):
    """Do one of resend, arrived and remind for one invitation, then back to the desk."""
    decision = DECISIONS.get(request.POST.get("action", ""))
    if decision is None or meeting.status not in (Status.SENT, Status.IN_SESSION):
        raise Http404
    try:
        with transaction.atomic():
            rows = meeting.invitations.filter(withdrawn_at=None).select_for_update(of=("self",))
            invitation = get_object_or_404(rows.select_related("person", "unit", "mail"), pk=pk)
            invitation.meeting = meeting
            words = decision(invitation, actor.user, request.POST.get("mail", ""))
        messages.success(request, words % {"name": invitation.person.full_name})
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    address = reverse("meeting_desk", args=[meeting.uuid])
    return HttpResponseRedirect(f"{address}#giay-moi-{pk}", status=303)


def resend(invitation, user, seen):
    """Send a new link to the same mailbox; `seen` is the mail that stood on the page.

    Of two who press at once the second one is told, so nobody gets two.
    """
    if str(invitation.mail_id or "") != seen:
        raise ValidationError(QUICKER)
    if invitation.mail and invitation.mail.state in ON_ITS_WAY:
        raise ValidationError(QUICKER)
    send_one(invitation, user)
    return SENT_AGAIN


def arrived(invitation, user, seen):
    """Believe that a mail of which nobody knew has come: somebody asked the receiver."""
    if str(invitation.mail_id or "") != seen or not official_mail.mark_arrived(invitation.mail_id):
        raise ValidationError(QUICKER)
    record(
        user, "meeting.mail_arrived", "Xác định thư mời đã tới", invitation.meeting,
        person=invitation.person_id,
    )  # fmt: skip
    return ARRIVED


def remind(invitation, user, _seen):
    remind_now(invitation)
    record(
        user, "meeting.remind", "Nhắc trả lời giấy mời", invitation.meeting,
        person=invitation.person_id,
    )  # fmt: skip
    return REMINDED


DECISIONS = {"resend": resend, "arrived": arrived, "remind": remind}
