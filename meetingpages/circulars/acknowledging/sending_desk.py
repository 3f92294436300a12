"""/quan-tri/van-ban/<id>/phat-hanh/: who will get a document, who got it, and the button (VB-48)."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from cms.transitions import Refused, Stale

from ..models import CircularPage
from ..rights import HANDLE
from . import sending
from .forms import ReasonForm
from .mail_page import reads_mail
from .steps import BACK, undo


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(HANDLE)
def desk(request, pk):
    """Show the addressees of a document; a POST sends, sends again or takes a step back."""
    circular = get_object_or_404(CircularPage.objects.select_related("type"), pk=pk)
    rows = circular.acknowledgements.select_related("unit__contact", "person", "mail")
    rows = list(rows.defer("mail__message").order_by("is_personal", "unit__name", "pk"))
    for row in rows:
        row.circular, row.may_undo = circular, row.status in BACK
    if request.method == "POST" and press(request, circular, rows):
        return redirect("circular_dispatch", pk)
    waiting, problems = sending.waiting(circular)
    context = {
        "circular": circular,
        "rows": rows,
        "waiting": waiting,
        "problems": problems,
        "obstacle": sending.obstacle(circular),
        "reads_mail": reads_mail(request.user),
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "circulars/admin/dispatch.html", context, status=status)


def press(request, circular, rows):
    """Do what was pressed; return False when the page has an error to show beside its field."""
    action, user = request.POST.get("action"), request.user
    row = next((row for row in rows if str(row.pk) == request.POST.get("row")), None)
    try:
        if action == "send":
            count = sending.send(circular, user)
            messages.success(request, _("Đã phát hành tới %s nơi nhận.") % count)
        elif action == "again" and row:
            sending.send_again(row, user)
            messages.success(request, _("Đã gửi liên kết mới tới %s.") % row.receiver)
        elif action == "undo" and row and row.may_undo:
            form = ReasonForm(request.POST)
            if not form.is_valid():
                row.error, row.reason = form.errors["reason"][0], request.POST.get("reason", "")
                return False
            seen = request.POST.get("seen", "")
            version = int(seen) if seen.isdecimal() and len(seen) < 9 else -1
            undo(row, user, version, form.cleaned_data["reason"])
            messages.success(request, _("Đã hoàn lại một bước của %s.") % row.receiver)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    except (Stale, Refused):
        messages.warning(request, _("Trạng thái đã thay đổi, hãy xem lại."))
    return True
