""" "Xem thư": the clerk reads the mail to one addressee as it left (VB-48, MT-15)."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from cms.audit.recording import record
from meetingpages.organisation import official_mail

from ..models import Acknowledgement
from ..rights import HANDLE


def reads_mail(user):
    """Return whether this person may open the mails: clerks, and no administrator by that right."""
    return user.has_perm(HANDLE) and not user.is_superuser


@never_cache
@require_safe
@permission_required(HANDLE)
def show_mail(request, pk, row):
    """Show the last mail of sending to an addressee; showing a personal link is logged."""
    if not reads_mail(request.user):
        raise Http404
    rows = Acknowledgement.objects.select_related("circular__type", "unit", "person", "mail")
    row = get_object_or_404(rows.exclude(mail=None), circular=pk, pk=row)
    letter = official_mail.seen(row.mail)
    if letter.shows_link:
        record(request.user, "circular.mail_seen", "Xem thư gửi văn bản có liên kết riêng", row)
    about = {"row": row, "circular": row.circular, "letter": letter}
    return render(request, "circulars/admin/mail.html", about)
