"""Private notes: one a person and item, seen by their owner alone (MT-25).

A note has a text, a mark ("Đánh dấu") and a place (paper and page). They are in no admin, log, pack
or export of others. A note that was changed on another device is never overwritten unseen: both are
shown.
"""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from cms.media.serving import disposition
from cms.vietnamese.dates import format_datetime, format_time

from ..doors import open_to
from ..models import Note
from ..numbers import number_in
from ..permissions import Act, may_read_item, standing_of
from .listing import readable_papers
from .note_form import NoteForm

CHANGED = _("Ghi chú này đã được sửa trên máy khác. Hãy xem cả hai bản rồi lưu lại.")


def notes_of(person, meeting):
    """Return {item id: Note} of one person in a meeting; one query, none without a person."""
    if person is None:
        return {}
    return {
        note.item_id: note for note in Note.objects.filter(person=person, item__meeting=meeting)
    }


@open_to(Act.ENTER)
@require_POST
def keep_note(request, meeting, actor, item_uuid):
    """Keep the note of an item: 303 or JSON when kept, else 400 or 409 with both texts."""
    item = item_of(meeting, actor, item_uuid)
    papers = readable_papers(meeting, standing_of(actor, meeting)).get(item.pk, [])
    form = NoteForm(request.POST, [each.paper for each in papers])
    about = {"meeting": meeting, "actor": actor, "item": item, "papers": papers, "form": form}
    if not form.is_valid():
        words = " ".join(error for errors in form.errors.values() for error in errors)
        return refuse(request, about, None, words, 400)
    values, seen = form.cleaned_data, request.POST.get("version") or "0"
    note = save_note(actor.person, item, values, number_in(seen))
    if any(getattr(note, name) != value for name, value in values.items()):
        return refuse(request, about, note, CHANGED, 409)
    if wants_json(request):
        return JsonResponse({"version": note.version, "saved": format_time(note.updated_at)})
    place = f"?muc={item.uuid}#ghi-chu-{item.pk}"
    return HttpResponseRedirect(reverse("meeting_room", args=[meeting.uuid]) + place, status=303)


def item_of(meeting, actor, item_uuid):
    """Return the item, or Http404 for somebody who is nobody here or may not read it."""
    item = meeting.items.prefetch_related("readers").filter(uuid=item_uuid).first()
    if item is None or actor.person is None or not may_read_item(standing_of(actor, meeting), item):
        raise Http404
    return item


def save_note(person, item, values, seen):
    """Keep {field: value} if the note is still at the version seen; return the note as it is.

    Other values in the returned note are the other device's, which stay.
    """
    mine = Note.objects.filter(person=person, item=item)
    now = timezone.now()
    changed = mine.filter(version=seen).update(version=F("version") + 1, updated_at=now, **values)
    if not changed and not seen:
        try:
            with transaction.atomic():
                return Note.objects.create(person=person, item=item, version=1, **values)
        except IntegrityError:  # another device was first
            pass
    return mine.first() or Note(person=person, item=item)


def refuse(request, about, note, words, status):
    """Answer what was typed with what is wrong, and the other device's `note` if there is one."""
    if wants_json(request):
        said = {"error": str(words)}
        if note:
            said |= {"version": note.version, "text": as_text(note, about["papers"])}
        return JsonResponse(said, status=status)
    context = about | {"other": note, "words": words}
    if note:
        context["other_text"] = as_text(note, about["papers"])
    return render(request, "meetings/note_refused.html", context, status=status)


def as_text(note, papers):
    """Return a note as lines; `papers` are the ShownPapers of its item that its owner reads."""
    titles = {each.paper.pk: each.paper.title for each in papers}
    page = _("trang %d") % note.page if note.page else ""
    place = ", ".join(str(part) for part in (titles.get(note.paper_id, ""), page) if part)
    mark = str(_("Đã đánh dấu")) if note.is_starred else ""
    return "\n".join(line for line in (mark, place, note.text) if line)


@open_to(Act.ENTER)
@require_safe
def export_notes(request, meeting, actor):
    """Send one's notes of the meeting as text; Http404 for an account that is no person."""
    if actor.person is None:
        raise Http404
    notes, own = notes_of(actor.person, meeting), standing_of(actor, meeting)
    papers = readable_papers(meeting, own)
    parts = [f"Ghi chú của tôi\n{meeting.name}\n"]
    for item in meeting.items.prefetch_related("readers"):
        note = notes.get(item.pk)
        words = as_text(note, papers.get(item.pk, [])) if note else ""
        if words:
            name = item.name if may_read_item(own, item) else item.public_name
            head = f"{item.label}. {name}" if item.label else name
            parts.append(f"{head}\n({format_datetime(note.updated_at)})\n{words}\n")
    answer = HttpResponse("\n".join(parts), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = disposition("ghi-chu.txt", is_shown=False)
    return answer


def wants_json(request):
    return "application/json" in request.headers.get("Accept", "")
