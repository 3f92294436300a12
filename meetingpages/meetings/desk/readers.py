"""Who may read one item of level "Hạn chế": ticked among those invited (MT-9)."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.audit.recording import record

from ..doors import open_to
from ..models import Level
from ..permissions import Act
from .answers_back import see_other
from .locks import tell_deciders, why_locked


@open_to(Act.EDIT)
@require_http_methods(["GET", "POST"])
def choose_readers(request, meeting, actor, item_id):
    """GET: everybody invited with a tick; POST: those ticked are the readers."""
    item = meeting.items.filter(pk=item_id, level=Level.LIMITED).first()
    if item is None:
        raise Http404
    invited = meeting.invitations.filter(withdrawn_at=None, substitute_for=None)
    people = [row.person for row in invited.select_related("person__unit")]
    chosen = set(item.readers.values_list("pk", flat=True))
    if request.method == "POST":
        if said := why_locked(meeting, actor):
            messages.error(request, said)
            return see_other("meeting_agenda", meeting)
        ticked = set(request.POST.getlist("person"))
        keep(meeting, item, [person for person in people if str(person.pk) in ticked], request.user)
        messages.success(request, _("Đã lưu người được đọc mục “%s”.") % item)
        return see_other("meeting_agenda", meeting, f"#muc-{item.pk}")
    shown = {"meeting": meeting, "actor": actor, "item": item, "people": people, "chosen": chosen}
    return render(request, "meetings/desk/readers.html", shown)


@transaction.atomic
def keep(meeting, item, people, user):
    item.readers.set(people)
    ids = sorted(person.pk for person in people)
    words = "Chọn người đọc mục hạn chế"
    record(user, "meeting.readers", words, meeting, item=str(item), persons=ids)
    tell_deciders(meeting)
