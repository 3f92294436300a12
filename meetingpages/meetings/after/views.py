"""After the meeting: the notice and the minutes."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.audit.recording import record
from cms.exports import WORD_TYPE
from cms.transitions import Refused, Stale
from cms.vietnamese.slugs import slugify
from cms.vietnamese.text import clean

from ..doors import open_to
from ..models import Level
from ..numbers import number_in
from ..permissions import Act, may, standing_of
from ..steps import CONCLUDE, what_stands_against
from . import minutes as written
from .conclusions import NEWER, Newer, readable_conclusions
from .facts import facts_for
from .forms import NoticeForm
from .notice import circular_of, issue
from .tabs import tabs_for
from .word import minutes_document

STALE = "Trạng thái đã thay đổi, hãy xem lại."
GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@open_to(Act.NOTICE)
@GET_OR_POST
def notice(request, meeting, actor):
    """Look at the notice as it would be issued; who may issue it gives number, signer and level."""
    form = NoticeForm(request.POST if request.method == "POST" else None, meeting=meeting)
    status = 200
    if request.method == "POST":
        if not may(actor, Act.ISSUE, meeting):
            raise PermissionDenied
        if issued(request, meeting, actor, form):
            return redirect("meeting_notice", meeting.uuid)
        status = 400
    context = {
        "meeting": meeting,
        "actor": actor,
        # The clerk takes no part: the full name is for those who do.
        "name": meeting.name if may(actor, Act.ENTER, meeting) else meeting.public_name,
        "tabs": tabs_for(standing_of(actor, meeting)),
        "form": form,
        "items": readable_conclusions(meeting),
        "left_out": meeting.items.filter(level=Level.LIMITED).exclude(conclusion="").count(),
        "may_issue": may(actor, Act.ISSUE, meeting),
        "against": [
            words
            for words in what_stands_against(CONCLUDE, meeting, actor.user)
            if meeting.status != meeting.Status.ENDED
        ],
    }
    return render(request, "meetings/after/notice.html", context, status=status)


def issued(request, meeting, actor, form):
    """Issue the notice of a valid form; return whether it is out, else the form says why not."""
    if meeting.notice_id:
        form.is_valid()
        form.add_error(None, _("Thông báo kết luận đã được ban hành."))
    if meeting.status != meeting.Status.ENDED:
        form.is_valid()
        form.add_error(None, _("Cuộc họp chưa kết thúc."))
    if not form.is_valid():
        return False
    page = circular_of(meeting, form.cleaned_data)
    try:
        with transaction.atomic():
            issue(meeting, page, actor.user, number_in(request.POST.get("version")))
    except Stale:
        form.add_error(None, STALE)
    except Refused as refused:
        form.add_error(None, str(refused))
    else:
        messages.success(request, _("Đã ban hành thông báo kết luận."))
        return True
    return False


@open_to(Act.MINUTES)
@GET_OR_POST
def minutes(request, meeting, actor):
    """The minutes on the screen and on paper; the written part is kept, or both settled."""
    record_ = written.minutes_of(meeting)
    newer, text, status = "", record_.text, 200
    if request.method == "POST":
        text = clean(request.POST.get("text", "")).strip()
        version = number_in(request.POST.get("version"))
        try:
            with transaction.atomic():
                if request.POST.get("action") == "settle":
                    written.settle(record_, text, version, actor.user)
                else:
                    written.write_text(record_, text, version, actor.user)
        except Newer as other:
            newer, status = other.current, 409
            record_.refresh_from_db()
            messages.error(request, NEWER)
        else:
            messages.success(request, _("Đã lưu biên bản."))
            return redirect("meeting_minutes", meeting.uuid)
    own = standing_of(actor, meeting)
    context = {
        "meeting": meeting,
        "actor": actor,
        "tabs": tabs_for(own),
        "minutes": record_,
        "facts": facts_for(own, meeting),
    }
    return render(
        request,
        "meetings/after/minutes.html",
        context | {"text": text, "newer": newer},
        status=status,
    )


@open_to(Act.MINUTES)
@require_safe
def minutes_as_word(request, meeting, actor):
    record_ = written.minutes_of(meeting)
    file = BytesIO()
    facts = facts_for(standing_of(actor, meeting), meeting)
    minutes_document(facts, record_.text).save(file)
    record(actor.user, "meeting.minutes_export", _("Tải biên bản"), meeting)
    answer = HttpResponse(file.getvalue(), content_type=WORD_TYPE)
    name = slugify(f"bien ban {meeting.public_name}", max_length=80)
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return answer
