"""What a moderator presses: decide for one or many, take back, answer, export (ES-2…ES-5, ES-9)."""

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from cms.transitions import Stale
from cms.vietnamese.dates import format_time
from cms.vietnamese.text import clean_line

from . import exporting, queue, steps
from .answering import ANSWER, AnswerForm, answer
from .desk import back, render_desk
from .models import ReaderComment, Reason, Status

MOST_AT_ONCE = 5000  # A spam run of ten minutes goes in one press (EF-12).
LONGEST_REASON = 500
NOTHING_CHOSEN, NO_REASON = _("Hãy chọn ít nhất một ý kiến."), _("Hãy chọn lý do không đăng.")
NO_WORDS = _("Hãy ghi rõ lý do khác, nhiều nhất 500 ký tự.")


@require_POST
@permission_required(steps.MODERATE)
def decide(request):
    """Take a step for the chosen comments, or for all that fit the filters."""
    filters = queue.Filters(request.GET)
    writes_to_all = request.POST.get("action") == "reject_writer"
    step = steps.REJECT if writes_to_all else steps.DESK.get(request.POST.get("action"))
    versions = versions_of(request, filters, writes_to_all)
    reason_code, reason, error = reason_of(request.POST, step)
    if step is None or not versions:
        return render_desk(request, error=NOTHING_CHOSEN, status=400)
    if error:
        return render_desk(request, error=error, status=400)
    decision, done = steps.decide(
        step, versions, request.user, reason=reason, reason_code=reason_code
    )
    skipped = versions.keys() - {row.pk for row in done}
    if skipped and not done:
        return render_desk(request, error=who_was_quicker(skipped), status=409)
    if skipped:
        said = _("Bỏ qua %(n)s ý kiến.") % {"n": len(skipped)}
        messages.warning(request, f"{said} {who_was_quicker(skipped)}")
    following = queue.number(request.POST.get("following", ""))
    return HttpResponseRedirect(back(filters, xong=decision, chon=following), status=303)


def versions_of(request, filters, whole_writer):
    """Return {pk: version} of the comments that are meant; unreadable ones are left out."""
    if "all" in request.POST:
        return dict(filters.comments().values_list("pk", "version")[:MOST_AT_ONCE])
    pairs = [text.partition(":") for text in request.POST.getlist("comment")[:MOST_AT_ONCE]]
    chosen = {
        pk: version
        for pk, version in ((queue.number(a), queue.number(b)) for a, _colon, b in pairs)
        if pk and version
    }
    if not whole_writer:
        return chosen
    writers = ReaderComment.objects.filter(pk__in=chosen).values("reader_key")
    rows = ReaderComment.objects.filter(reader_key__in=writers, is_official=False)
    rows = rows.filter(status__in=steps.REJECT.sources)
    return dict(rows.values_list("pk", "version")[:MOST_AT_ONCE])


def reason_of(post, step):
    """Return (code, words for the log, what is wrong with them)."""
    if step is None or not step.needs_reason:
        return "", "", ""
    code = post.get("reason", "")
    words = clean_line(post.get("reason_words", ""))
    if code not in Reason.values:
        return "", "", NO_REASON
    if code == Reason.OTHER and not 0 < len(words) <= LONGEST_REASON:
        return "", "", NO_WORDS
    return code, words if code == Reason.OTHER else str(Reason(code).label), ""


def who_was_quicker(pks):
    """Return who decided what this moderator was late for (ES-5)."""
    row = ReaderComment.objects.filter(pk__in=pks).select_related("decided_by").first()
    if row is None or row.decided_at is None:
        return _("Ý kiến này vừa thay đổi.")
    name = row.decided_by.first_name if row.decided_by else _("Người khác")
    if row.status == Status.WITHDRAWN:
        return _("Người gửi đã rút ý kiến này.")
    said = {"name": name, "time": format_time(row.decided_at)}
    return _("%(name)s đã xử lý ý kiến này lúc %(time)s.") % said


@require_POST
@permission_required(steps.MODERATE)
def undo(request):
    """Take a decision back for what nobody changed since."""
    filters = queue.Filters(request.GET)
    try:
        undone = steps.undo(request.POST.get("decision", ""), request.user)
    except (ValueError, ValidationError):
        undone = []
    if not undone:
        return render_desk(request, error=_("Không còn gì để hoàn tác."), status=409)
    messages.success(request, _("Đã hoàn tác %(n)s ý kiến.") % {"n": len(undone)})
    return HttpResponseRedirect(back(filters, chon=undone[0].pk), status=303)


@require_POST
@permission_required(ANSWER)
def answer_comment(request, pk):
    """Publish the agency's answer; "Duyệt và trả lời" for a comment that waits."""
    comment = get_object_or_404(ReaderComment.objects.select_related("parent"), pk=pk)
    form, version = AnswerForm(request.POST), queue.number(request.POST.get("version", ""))
    if not form.is_valid():
        return render_desk(request, answer_form=form, status=400)
    try:
        decision, _reply = answer(comment, version, request.user, form.cleaned_data)
    except Stale:
        error = who_was_quicker([pk])
        return render_desk(request, error=error, answer_form=form, status=409)
    messages.success(request, _("Đã đăng trả lời của cơ quan."))
    following = queue.number(request.POST.get("following", ""))
    address = back(queue.Filters(request.GET), xong=decision, chon=following)
    return HttpResponseRedirect(address, status=303)


@require_GET
@permission_required(exporting.EXPORT)
def export_comments(request):
    """Download what the filters show, as CSV or XLSX; a line of the log tells of it."""
    kind = "xlsx" if request.GET.get("dang") == "xlsx" else "csv"
    with_email = "thu" in request.GET and request.user.has_perm(exporting.EXPORT_EMAIL)
    comments = queue.Filters(request.GET).comments()
    return exporting.export_rows(comments, kind, request.user, timezone.now(), with_email)
