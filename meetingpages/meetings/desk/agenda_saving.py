"""Keeping the agenda: rows, their order, taking one out or withdrawing it (MT-3, MT-7, MT-20)."""

from django.db import transaction
from django.db.models import F
from django.db.models.deletion import ProtectedError
from django.utils.translation import gettext_lazy as _

from cms.audit.recording import record

from ..models import AgendaItem, Note, Outcome
from .agenda_forms import LAST_PLACE
from .locks import tell_deciders, tell_readers

HAS_DATA = _("Mục đã có dữ liệu phiên họp; hãy chọn “Rút”.")


@transaction.atomic
def save_rows(rows, user, move=""):
    """Save what changed in valid Rows, in the order of their numbers; then move one row.

    `move` is "up:<id>", "down:<id>" or "". Returns how many items changed.
    """
    meeting, changed, levels = rows.meeting, 0, {}
    for form in rows.bound:
        if form.instance.pk is None:
            form.instance.order = LAST_PLACE
            form.save()
            changed += 1
        elif form.has_changed():
            columns = [name for name in form.Meta.fields if name in form.fields]
            form.instance.save(update_fields=[*columns, "unit"])
            changed += 1
            if "level" in form.changed_data:
                levels[str(form.instance)] = form.instance.level
    items = in_order(rows)
    moved = shift(items, move)
    put_in_order(items)
    if changed or moved:
        record(user, "meeting.agenda", "Sửa chương trình", meeting, items=len(items), levels=levels)
        tell_deciders(meeting)
        tell_readers(meeting)
    return changed


def in_order(rows):
    """Return the items by the numbers that were typed; equal numbers keep their order."""
    places = {}
    for form in rows.forms:
        place = form.cleaned_data.get("place") if form.is_bound and not form.is_locked else None
        places[form.instance.pk] = form.instance.order if place is None else place
    items = sorted(rows.items, key=lambda item: places[item.pk])
    return items + ([rows.new.instance] if rows.new.instance.pk else [])


def shift(items, move):
    """Move one item a place up or down in the list; return whether it moved."""
    way, _colon, pk = move.partition(":")
    here = next((place for place, item in enumerate(items) if str(item.pk) == pk), None)
    if here is None or way not in ("up", "down"):
        return False
    there = here + (1 if way == "down" else -1)
    if not 0 <= there < len(items):
        return False
    items[here], items[there] = items[there], items[here]
    return True


def put_in_order(items):
    wrong = [item for place, item in enumerate(items, 1) if item.order != place]
    for place, item in enumerate(items, 1):
        item.order = place
    AgendaItem.objects.bulk_update(wrong, ["order"])


def remove(meeting, item, user):
    """Delete an item that nothing hangs on; return why not in words, or ""."""
    # A private note goes with its item, so its owner's work would be lost without a word.
    if item.is_decided or item.began_at or Note.objects.filter(item=item).exists():
        return str(HAS_DATA)
    try:
        with transaction.atomic():
            item.delete()
            record(user, "meeting.item_delete", "Xóa mục chương trình", meeting, item=str(item))
            tell_deciders(meeting)
            tell_readers(meeting)
    except ProtectedError:
        return str(HAS_DATA)
    return ""


@transaction.atomic
def withdraw(meeting, item, user):
    """Let an item be "Rút": it stays with all that hangs on it; return whether it was open."""
    rows = AgendaItem.objects.filter(pk=item.pk, outcome="")
    done = rows.update(outcome=Outcome.WITHDRAWN, version=F("version") + 1)
    if done:
        record(user, "meeting.item_withdraw", "Rút mục chương trình", meeting, item=str(item))
        tell_deciders(meeting)
        tell_readers(meeting)
    return bool(done)
