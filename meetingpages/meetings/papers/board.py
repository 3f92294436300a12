"""The secretariat's page of papers: what each item needs, what came, who has opened it (MT-21, MT-24)."""

from dataclasses import dataclass

from django.shortcuts import render

from ..models import Level, Paper
from ..permissions import Act, allows, may_read_item, may_read_paper, standing_of
from .forgetting import is_forgotten
from .forms import FilesForm, PaperForm, VersionForm
from .invited import invited_standings, readers_of
from .keeping import what_forbids
from .listing import papers_of
from .receipts import counts, receipts_table, seen_by
from .telling import who_read_older


@dataclass
class Slot:
    """One paper as the secretariat sees it; of one that is closed to the reader no title."""

    paper: Paper
    is_open: bool
    versions: list
    readers: int
    opened: int = 0
    confirmed: int = 0
    to_tell: int = 0

    @property
    def newest(self):
        return self.versions[0] if self.versions else None

    @property
    def older(self):
        return self.versions[1:]


def show_board(request, meeting, actor, form=None, place=None, status=200):
    """Render the page; `form` stands open at `place`: ("them" | "nhieu", item) or ("sua" | "tep", paper)."""
    own = standing_of(actor, meeting)
    standings, opened = invited_standings(meeting), counts(meeting)
    slots = {}
    for paper in papers_of(meeting):
        slot = slot_of(paper, own, standings, opened)
        slots.setdefault(paper.item_id, []).append(slot)
    items = list(meeting.items.select_related("unit").prefetch_related("readers"))
    for item in items:
        item.meeting = meeting
    rows = [
        {
            "item": item,
            "name": item.name if may_read_item(own, item) else item.public_name,
            "slots": slots.get(item.pk, []),
            "forbids": what_forbids(item),
        }
        for item in items
    ]
    kind, target = place or (None, None)
    is_erased = is_forgotten(meeting)
    sees_names = allows(own, Act.DESK) and not is_erased
    context = {
        "meeting": meeting,
        "actor": actor,
        "rows": rows,
        "form": form,
        "form_kind": kind,
        "form_at": target and target.pk,
        "missing": sum(not slot.versions for found in slots.values() for slot in found),
        "needed": sum(map(len, slots.values())),
        "names_erased": is_erased,
        "seen": seen_of(request, slots, standings) if sees_names else None,
    }
    return render(request, "meetings/papers_board.html", context, status=status)


def slot_of(paper, own, standings, opened):
    slot = Slot(paper, may_read_paper(own, paper), list(paper.versions.all()), 0)
    slot.readers = len(readers_of(paper, standings))
    if newest := slot.newest:
        slot.opened, slot.confirmed = seen_by(newest, opened)
        if slot.older and newest.announced_at is None:
            slot.to_tell = sum(opened.get(old.pk, (0, 0))[0] for old in slot.older)
    return slot


def seen_of(request, slots, standings):
    """Return the table "Ai đã mở" of the one paper that `?xem=` names, or None."""
    wanted = request.GET.get("xem", "")
    for slot in (slot for found in slots.values() for slot in found):
        if str(slot.paper.pk) == wanted and slot.newest and slot.is_open:
            rows = receipts_table(slot.paper, slot.newest, standings)
            older = who_read_older(slot.paper, slot.newest, standings)
            slot.to_tell = 0 if slot.newest.announced_at else len(older)
            return {"pk": slot.paper.pk, "rows": rows, "older": [one.person for one in older]}
    return None


def new_form(kind, meeting, target, user, can_excuse, data=None, files=None):
    """Return the form of a place; bound when `data` is given."""
    given = {"user": user, "can_excuse": can_excuse}
    if kind == "nhieu":
        return FilesForm(data, files, **given)
    if kind == "tep":
        return VersionForm(data, files, paper=target, **given)
    if kind == "sua":
        return PaperForm(data, files, instance=target, meeting=meeting, **given)
    start = {"unit": target.unit_id, "level": Level.INTERNAL}
    return PaperForm(data, files, initial=start, meeting=meeting, **given)
