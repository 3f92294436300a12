"""Private notes: one a person and item, seen by their owner alone (MT-25).

They are in no admin, log, pack or export of others. A note that was changed on another device is
never overwritten unseen: both texts are shown.
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
from cms.vietnamese.text import clean

from ..doors import open_to
from ..models import Note
from ..numbers import number_in
from ..permissions import Act, may_read_item, standing_of

LONGEST = Note._meta.get_field("text").max_length
TOO_LONG = _("Ghi chú dài quá %d ký tự.") % LONGEST
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
    text, seen = clean(request.POST.get("text", "")), request.POST.get("version") or "0"
    if len(text) > LONGEST:
        return refuse(request, meeting, actor, item, text, None, TOO_LONG, 400)
    note = save_note(actor.person, item, text, number_in(seen))
    if note.text != text:
        return refuse(request, meeting, actor, item, text, note, CHANGED, 409)
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


def save_note(person, item, text, seen):
    """Keep the text if the note is still at the version that was seen; return the note as it is.

    Another text in the returned note is the other device's, which stays.
    """
    mine = Note.objects.filter(person=person, item=item)
    now = timezone.now()
    changed = mine.filter(version=seen).update(text=text, version=F("version") + 1, updated_at=now)
    if not changed and not seen:
        try:
            with transaction.atomic():
                return Note.objects.create(person=person, item=item, text=text, version=1)
        except IntegrityError:  # another device was first
            pass
    return mine.first() or Note(person=person, item=item)


def refuse(request, meeting, actor, item, text, note, words, status):
    if wants_json(request):
        said = {"error": str(words)}
        if note:
            said |= {"version": note.version, "text": note.text}
        return JsonResponse(said, status=status)
    context = {"meeting": meeting, "actor": actor, "item": item, "text": text, "other": note,
               "words": words}  # fmt: skip
    return render(request, "meetings/note_refused.html", context, status=status)


@open_to(Act.ENTER)
@require_safe
def export_notes(request, meeting, actor):
    """Send one's notes of the meeting as text; Http404 for an account that is no person."""
    if actor.person is None:
        raise Http404
    notes, own = notes_of(actor.person, meeting), standing_of(actor, meeting)
    parts = [f"Ghi chú của tôi\n{meeting.name}\n"]
    for item in meeting.items.prefetch_related("readers"):
        note = notes.get(item.pk)
        if note and note.text:
            name = item.name if may_read_item(own, item) else item.public_name
            head = f"{item.label}. {name}" if item.label else name
            parts.append(f"{head}\n({format_datetime(note.updated_at)})\n{note.text}\n")
    answer = HttpResponse("\n".join(parts), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = disposition("ghi-chu.txt", is_shown=False)
    return answer


def wants_json(request):
    return "application/json" in request.headers.get("Accept", "")
