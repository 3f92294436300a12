"""What the secretariat presses on the page of papers (MT-21, MT-22); works without a script."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ..doors import open_to
from ..models import Paper
from ..numbers import number_in
from ..permissions import Act, may_read_paper, standing_of
from .board import new_form, show_board
from .keeping import add_paper, add_version, change_paper, what_forbids, withdraw
from .telling import announce, remind_unit

# Where a form stands: at an item, or at a paper.
AT_ITEM, AT_PAPER = ("them", "nhieu"), ("sua", "tep")


@open_to(Act.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def papers_board(request, meeting, actor):
    """`/hop/<uuid>/tai-lieu/`: the papers of each item; a POST names its `action`."""
    if request.method == "POST":
        action = request.POST.get("action", "")
        if action in (*AT_ITEM, *AT_PAPER):
            return take_form(request, meeting, actor, action)
        if action in PRESSED:
            paper = paper_of(meeting, request.POST.get("paper", ""))
            PRESSED[action](request, paper, actor)
            return back(meeting, paper)
        raise Http404
    for kind in (*AT_ITEM, *AT_PAPER):
        if key := request.GET.get(kind):
            target = target_of(meeting, actor, kind, key)
            return show_board(request, meeting, actor, form_of(kind, meeting, actor, target),
                              (kind, target))  # fmt: skip
    return show_board(request, meeting, actor)


def target_of(meeting, actor, kind, key):
    """Return the item or paper a form is about; Http404 for another meeting's or a closed one."""
    if kind in AT_ITEM:
        item = meeting.items.filter(pk=number_in(key)).first()
        if item is None:
            raise Http404
        item.meeting = meeting
        return item
    paper = paper_of(meeting, key)
    if kind == "sua" and not may_read_paper(standing_of(actor, meeting), paper):
        raise Http404
    return paper


def paper_of(meeting, key):
    papers = Paper.objects.filter(item__meeting=meeting, withdrawn_at=None)
    papers = papers.select_related("item", "unit__contact")
    paper = papers.filter(pk=number_in(key)).first()
    if paper is None:
        raise Http404
    paper.item.meeting = meeting
    return paper


def form_of(kind, meeting, actor, target, data=None, files=None):
    can_excuse = standing_of(actor, meeting).is_office  # as "quản trị" for documents (VB-56)
    return new_form(kind, meeting, target, actor.user, can_excuse, data, files)


def take_form(request, meeting, actor, kind):
    key = request.POST.get("item" if kind in AT_ITEM else "paper", "")
    target = target_of(meeting, actor, kind, key)
    item = target if kind in AT_ITEM else target.item
    if words := what_forbids(item):
        messages.error(request, words)
        return back(meeting, None if kind in AT_ITEM else target)
    form = form_of(kind, meeting, actor, target, request.POST, request.FILES)
    is_valid = form.is_valid()
    if kind == "nhieu":
        keep_several(request, form, item)
    if not is_valid:
        return show_board(request, meeting, actor, form, (kind, target), status=400)
    if kind == "nhieu":
        return back(meeting)
    return back(meeting, KEPT[kind](request, form, item, target))


def keep_new(request, form, item, _target):
    paper = form.save(commit=False)
    add_paper(paper, item, request.user, form.version, form.cleaned_data["readers"])
    messages.success(request, _("Đã thêm “%s”.") % paper.title)
    return paper


def keep_change(request, form, _item, _target):
    paper = change_paper(form, request.user)
    messages.success(request, _("Đã lưu “%s”.") % paper.title)
    return paper


def keep_version(request, form, _item, paper):
    version = add_version(paper, form.version, request.user)
    words = _("Đã nhận tệp “%(name)s”, bản %(number)d.")
    messages.success(request, words % {"name": version.name, "number": version.number})
    return paper


def keep_several(request, form, item):
    """Make a paper of each file that was taken, even when others were refused."""
    for version in form.versions:
        title = version.name.rpartition(".")[0].replace("_", " ")[:200]
        add_paper(Paper(title=title, unit=item.unit), item, request.user, version)
    if form.versions:
        messages.success(request, _("Đã nhận %d tệp.") % len(form.versions))


def press_withdraw(request, paper, _actor):
    if words := what_forbids(paper.item):
        messages.error(request, words)
        return
    withdraw(paper, request.user)
    messages.success(request, _("Đã rút tài liệu; không ai mở được nữa."))


def press_remind(request, paper, _actor):
    if paper.versions.exists():
        messages.error(request, _("Đơn vị đã gửi tài liệu này."))
        return
    try:
        contact = remind_unit(paper, request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return
    words = _("Đã gửi thư nhắc tới %(name)s, %(unit)s.")
    messages.success(request, words % {"name": contact.full_name, "unit": paper.unit.shown_name})


def press_announce(request, paper, actor):
    newest = paper.versions.order_by("-number").first()
    if newest is None or newest.number == 1:
        messages.error(request, _("Tài liệu chưa có bản thay thế."))
        return
    told, failed = announce(paper, newest, actor.user)
    messages.success(request, _("Đã báo bản mới cho %d người đã mở bản trước.") % told)
    for words in failed:
        messages.error(request, words)


KEPT = {"them": keep_new, "sua": keep_change, "tep": keep_version}
PRESSED = {"withdraw": press_withdraw, "remind": press_remind, "announce": press_announce}


def back(meeting, paper=None):
    place = f"#tai-lieu-{paper.pk}" if paper else ""
    return HttpResponseRedirect(reverse("meeting_papers", args=[meeting.uuid]) + place, status=303)
