"""Who opened and who confirmed having read: the own button, and the secretary's view (MT-24)."""

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cms.vietnamese.dates import format_date, format_time

from ..doors import open_to
from ..models import PaperVersion, Receipt
from ..numbers import number_in
from ..permissions import Act, may_read_paper, standing_of
from .invited import readers_of

OPEN_FIRST = _("Hãy mở tài liệu trước khi xác nhận đã đọc.")
CONFIRMED = _("Đã ghi nhận: bạn đã đọc “%s”.")


@open_to(Act.ENTER)
@require_POST
def confirm(request, meeting, actor):
    """Keep that the invited person has read a version that he opened; Http404 for a closed one."""
    own = standing_of(actor, meeting)
    versions = PaperVersion.objects.filter(
        paper__item__meeting=meeting, paper__item__is_secret=False, paper__withdrawn_at=None
    )
    version = versions.filter(pk=number_in(request.POST.get("version"))).first()
    if version is None or not own.is_invited or not may_read_paper(own, version.paper):
        raise Http404
    mine = Receipt.objects.filter(invitation=own.invitation, paper_version=version)
    if mine.exclude(opened_at=None).exists():
        mine.filter(confirmed_at=None).update(confirmed_at=timezone.now())
        messages.success(request, CONFIRMED % version.paper.title)
    else:
        messages.error(request, OPEN_FIRST)
    place = f"?muc={version.paper.item.uuid}#tai-lieu-{version.paper_id}"
    return HttpResponseRedirect(reverse("meeting_room", args=[meeting.uuid]) + place, status=303)


def counts(meeting):
    """Return {version id: (opened, confirmed)} of people still invited; one query."""
    rows = Receipt.objects.filter(
        paper_version__paper__item__meeting=meeting, invitation__withdrawn_at=None
    )
    rows = rows.values("paper_version").annotate(
        opened=Count("opened_at"), confirmed=Count("confirmed_at")
    )
    return {row["paper_version"]: (row["opened"], row["confirmed"]) for row in rows}


def seen_by(version, counted):
    """Return (opened, confirmed) of a version: `counted` by counts(), and names erased before."""
    opened, confirmed = counted.get(version.pk, (0, 0))
    return opened + version.opened_total, confirmed + version.confirmed_total


def receipts_table(paper, version, standings):
    """Return (name, unit, state in words, whether opened) of everybody who may read a paper."""
    receipts = {
        receipt.invitation_id: receipt for receipt in Receipt.objects.filter(paper_version=version)
    }
    return [
        {
            "person": own.invitation.person,
            "unit": own.invitation.unit,
            **state(own.invitation, receipts),
        }
        for own in readers_of(paper, standings)
    ]


def state(invitation, receipts):
    """Return the words of MT-24: Chưa nhận, Đã gửi thư, Đã mở, Đã xác nhận đọc."""
    receipt = receipts.get(invitation.pk)
    if receipt and receipt.confirmed_at:
        return {
            "words": _("Đã xác nhận đọc"),
            "at": moment(receipt.confirmed_at),
            "has_opened": True,
        }
    if receipt and receipt.opened_at:
        return {"words": _("Đã mở"), "at": moment(receipt.opened_at), "has_opened": True}
    sent = invitation.request_sent_at
    words = _("Đã gửi thư") if sent else _("Chưa nhận")
    return {"words": words, "at": moment(sent) if sent else "", "has_opened": False}


def moment(at):
    return f"{format_time(at)} {format_date(at)}"
