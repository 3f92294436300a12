"""/hop/van-ban/<uuid>/: the addressee reads the document and presses the steps (VB-49)."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.transitions import Refused, Stale
from meetingpages.organisation.links import person_of
from meetingpages.organisation.models.links import Purpose

from ..models import CircularPage
from .forms import ReportForm
from .steps import FORWARD, take

STALE = _("Trạng thái đã thay đổi, hãy xem lại.")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request, uuid):
    """Show the document to whom it was sent; a POST takes one step of one of its rows."""
    person = person_of(request, Purpose.CIRCULAR, uuid)
    circular = CircularPage.objects.sent_to(person).for_lists().filter(translation_key=uuid).first()
    if circular is None:
        raise Http404
    rows = circular.acknowledgements.filter(person=person)
    rows = list(rows.select_related("unit", "received_by", "read_by", "done_by"))
    for row in rows:
        row.circular, row.form = circular, ReportForm(instance=row)
    if request.method == "POST":
        row = next((row for row in rows if str(row.pk) == request.POST.get("row")), None)
        if row is None or request.POST.get("step") not in FORWARD:
            raise Http404
        if step(request, row, person):
            return HttpResponseRedirect(request.path, status=303)
    about = {"circular": circular, "rows": rows, "person": person}
    status = 400 if request.method == "POST" else 200
    return render(request, "circulars/acknowledging/receipt.html", about, status=status)


def step(request, row, person):
    """Take the step that was pressed; return False when its form has errors, which the row shows."""
    name, seen, report = request.POST["step"], request.POST.get("seen", ""), {}
    if name == "done":
        form = ReportForm(request.POST, instance=row)
        if not form.is_valid():
            row.form = form
            return False
        report = form.cleaned_data
    try:
        take(row, name, person, int(seen) if seen.isdecimal() and len(seen) < 9 else -1, **report)
    except Stale:
        messages.warning(request, STALE)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Đã ghi: %s.") % FORWARD[name].label)
    return True
