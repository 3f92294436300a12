"""/binh-luan/<page id>/: all comments of a page, the form, what is one's own (EC-4…EC-12)."""

from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from cms.pages.meta import PageMeta
from cms.pages.public import public_page
from cms.readers.answers import accepted, never_kept, notice_of, refuse, wants_json
from cms.readers.identity import known_reader, reader_key, reader_of_post, remember
from cms.readers.limits import COMMENTS, retry_after
from cms.readers.origin import same_origin_post
from cms.readers.timing import FIELD, signed_now

from . import opening, steps, writing
from .forms import CommentForm
from .models import ReaderComment
from .reading import approved, own_comments, page_number_of, read_threads

BLOCK = "y-kien"
TEMPLATE = "comments/page.html"
RECEIVED = _("Đã nhận ý kiến của bạn. Ý kiến sẽ hiện ở đây sau khi được duyệt.")
TAKEN_BACK = _("Đã rút ý kiến của bạn.")
NOTICES = {"da-nhan-y-kien": RECEIVED, "da-rut-y-kien": TAKEN_BACK}
NOT_TAKING = _("Bài viết này không nhận ý kiến.")
HAS_ERRORS = _("Ý kiến chưa gửi được. Hãy sửa các lỗi bên dưới.")
REPEATED = _("Bạn vừa gửi ý kiến này rồi.")
PARENT_GONE = _("Ý kiến bạn đang trả lời không còn hiển thị.")
NOT_YOURS = _("Ý kiến này không còn rút được.")
TOO_MANY = _("Mạng bạn đang dùng gửi quá nhiều lượt. Vui lòng thử lại sau %(minutes)s phút.")


@same_origin_post
@require_http_methods(["GET", "HEAD", "POST"])
def comment_page(request, page_id):
    page = public_page(page_id)
    chosen = opening.settings_for(request)
    state = opening.opening_of(page, chosen, request)
    typed = request.POST.get("content", "")
    if state.state == opening.OFF:
        return refuse(request, 403, NOT_TAKING, typed=typed)
    if request.method == "POST" and "withdraw" in request.POST:
        return take_back(request, page)
    if request.method == "POST":
        if state.state == opening.CLOSED:
            return refuse(request, 403, state.message, typed=typed)
        return take(request, page, chosen, state)
    if wants_json(request):  # asked by the script when somebody first touches the form
        return never_kept(JsonResponse({FIELD: signed_now()}))
    if asked := request.GET.get("den", ""):
        return lead_to(page, asked)
    return never_kept(render(request, TEMPLATE, context_of(request, page, chosen, state)))


def take(request, page, chosen, state):
    """Store what was written, or show the form again with what was typed and what is wrong."""
    form = CommentForm(request.POST, reserved_names=chosen.reserved_names.splitlines())

    def again(status, message, **more):
        context = {} if wants_json(request) else context_of(request, page, chosen, state)
        context |= {"form": form, "typed": request.POST}
        return refuse(request, status, message, template=TEMPLATE, **context, **more)

    try:
        parent = writing.parent_of(request.POST.get("parent", ""), page)
    except ReaderComment.DoesNotExist:
        return again(409, PARENT_GONE)
    if not form.is_valid():
        return again(400, HAS_ERRORS)
    reader = reader_of_post(request)
    outcome = writing.write(request, page, parent, reader, form.cleaned_data)
    if outcome == writing.REFUSED:
        seconds, minutes = retry_after(COMMENTS)
        return again(429, TOO_MANY % {"minutes": minutes}, retry_after=seconds)
    if outcome == writing.REPEATED_HERE:
        return again(409, REPEATED)
    address = page.get_url(request)
    return remember(accepted(request, address, "da-nhan-y-kien", BLOCK, RECEIVED), request, reader)


def take_back(request, page):
    """Withdraw one of the reader's own comments."""
    reader, typed = known_reader(request), request.POST["withdraw"]
    if not reader or not typed.isdecimal() or len(typed) > 18:
        return refuse(request, 409, NOT_YOURS)
    comment = own_comments(page, reader_key(reader)).filter(pk=typed).first()
    if comment is None or not steps.withdraw(comment):
        return refuse(request, 409, NOT_YOURS)
    return accepted(request, request.path, "da-rut-y-kien", BLOCK, TAKEN_BACK)


def lead_to(page, asked):
    """Redirect to the page of the list on which a comment stands (EC-12)."""
    pk = asked if asked.isdecimal() and len(asked) <= 18 else 0
    comment = get_object_or_404(approved().select_related("parent"), page=page, pk=pk)
    address = f"/binh-luan/{page.pk}/?trang={page_number_of(comment)}#y-kien-{comment.pk}"
    return never_kept(HttpResponseRedirect(address))


def context_of(request, page, chosen, state):
    address, reader = page.get_url(request), known_reader(request)
    oldest_first = request.GET.get("thu-tu") == "cu"
    threads, count = read_threads(page, request.GET.get("trang"), oldest_first)
    return {
        "about": page,
        "page_url": address,
        "opening": state,
        "rules_page": chosen.rules_page,
        "threads": threads,
        "comment_count": count,
        "oldest_first": oldest_first,
        "own": own_comments(page, reader_key(reader)) if reader else [],
        "answered": answered(request, page),
        "notice": notice_of(request, NOTICES),
        "heading": _("Ý kiến bạn đọc"),
        "breadcrumbs": [*page.breadcrumbs(), {"title": page.title, "url": address}],
        "meta": PageMeta(title=_("Ý kiến bạn đọc"), url=page.get_full_url(request)),
        "canonical_url": page.get_full_url(request),
    }


def answered(request, page):
    """Return the comment that the form answers, or None."""
    typed = request.POST.get("parent") or request.GET.get("tra-loi", "")
    try:
        return writing.parent_of(typed, page)
    except ReaderComment.DoesNotExist:
        return None
