"""The moderation desk /quan-tri/y-kien/: list and context; works without a script (ES-1…ES-5)."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.admin.auth import permission_required

from cms.navigation.furniture import furniture_for

from . import queue
from .answering import ANSWER, AnswerForm
from .models import ReaderComment, Reason, Status
from .reading import count_of
from .signs import LABELS, REPEATED, marked_parts, word_list
from .steps import DESK, MODERATE

ROWS = 20
TEMPLATE = "comments/desk.html"


@permission_required(MODERATE)
def show_desk(request):
    return render_desk(request)


def render_desk(request, *, error="", answer_form=None, status=200):
    """Print the desk; `error` is said above the list, `answer_form` holds what was typed."""
    filters = queue.Filters(request.GET)
    comments = filters.comments().select_related("page", "parent", "decided_by")
    rows = Paginator(comments, ROWS).get_page(request.GET.get("trang"))
    prepare(rows.object_list)
    chosen = chosen_of(rows.object_list, request.GET.get("chon", ""))
    context = {
        "header_title": _("Ý kiến bạn đọc"),
        "filters": filters,
        "tabs": queue.tabs(filters),
        "sections": queue.sections(),
        "reasons": Reason.choices,
        "rows": rows,
        "chosen": chosen,
        "steps": DESK,
        "done": done_of(request.GET.get("xong", "")),
        "error": error,
        "may_answer": request.user.has_perm(ANSWER),
        "page_query": filters.query,
    }
    if chosen:
        context |= context_of(request, chosen, answer_form)
    return render(request, TEMPLATE, context, status=status)


def prepare(rows):
    """Give each row its marked text, its signs in words and the steps that are open to it."""
    known = word_list()
    keys = [row.body_key for row in rows if REPEATED in row.flags]
    same = ReaderComment.objects.filter(body_key__in=keys).values_list("body_key")
    pages = dict(same.annotate(pages=Count("page", distinct=True)))
    for number, row in enumerate(rows):
        row.parts = marked_parts(known, row.body)
        row.signs = [sign_words(code, pages.get(row.body_key)) for code in row.flags]
        row.open_steps = {name: step for name, step in DESK.items() if row.status in step.sources}
        row.following = rows[number + 1].pk if number + 1 < len(rows) else ""


def sign_words(code, pages):
    if code == REPEATED and pages and pages > 1:
        return _("Trùng nội dung ở %(n)s bài") % {"n": pages}
    return LABELS[code]


def chosen_of(rows, typed):
    """Return the row that is looked at: the one asked for, else the first."""
    asked = [row for row in rows if str(row.pk) == typed]
    return (asked or list(rows[:1]) or [None])[0]


def context_of(request, chosen, answer_form):
    """Return what stands beside the list: parent, article and sender of the chosen comment."""
    own = ReaderComment.objects.filter(reader_key=chosen.reader_key).exclude(pk=chosen.pk)
    unit = furniture_for(request).identity.governing_body
    wants_answer = answer_form or "tra-loi" in request.GET
    return {
        "article": chosen.page.specific,
        "article_count": count_of(chosen.page_id),
        "sender": {row["status"]: row["n"] for row in own.values("status").annotate(n=Count("pk"))},
        "sender_statuses": dict(Status.choices),
        "answer_form": (answer_form or AnswerForm(initial={"unit": unit}))
        if wants_answer
        else None,
    }


def done_of(decision):
    """Return what a decision did, for the line with "Hoàn tác"; None when nothing is left of it."""
    try:
        rows = list(ReaderComment.objects.filter(decision=decision).order_by("pk")[:2])
        count = ReaderComment.objects.filter(decision=decision).count() if len(rows) > 1 else 1
    except (ValueError, ValidationError):
        return None
    return {"decision": decision, "first": rows[0], "count": count} if rows else None


def back(filters, **more):
    """Return the address of the desk with its filters."""
    more = urlencode({name: value for name, value in more.items() if value})
    return "/quan-tri/y-kien/?" + "&".join(part for part in (filters.query, more) if part)
