"""After the invitations left, the agenda changes: what changed, and everybody is told or not (MT-8).

A picture of the agenda holds only what may leave the portal: public names, and of an item with
secret papers its number. So whatever is said of two pictures may stand in a mail (MT-5).
"""

import hashlib
from difflib import SequenceMatcher

from django.db import transaction
from django.utils.translation import gettext as _

from cms.audit.recording import record

from ..models import Level, Meeting, Outcome, Status
from .letters import AGENDA_CHANGED, letter
from .sending import alive, reachable, write


def picture(items):
    """Return the agenda as plain values, in its order."""
    return [
        {
            "id": item.pk,
            "label": item.label,
            "name": "" if item.is_secret else item.public_name,
            "full": trace_of(item),
            "minutes": item.minutes,
            "is_out": item.outcome == Outcome.WITHDRAWN,
        }
        for item in items
    ]


def trace_of(item):
    """Return what tells that a full name is another one, without telling it; "" for a closed item."""
    if item.level == Level.LIMITED or item.is_secret:
        return ""
    return hashlib.sha256(item.name.encode()).hexdigest()[:8]


def known_agenda(meeting):
    """Return the picture that those invited have of the agenda, or None while nobody is invited."""
    if meeting.status != Status.SENT:
        return None
    known = meeting.agenda_known
    return picture(meeting.items.all()) if known is None else known


def remember(meeting, known):
    """Keep, after an edit, the picture of those invited; nothing when the agenda is again like it."""
    if known is not None:
        kept = known if sentences(known, picture(meeting.items.all())) else None
        save_known(meeting, kept)


def save_known(meeting, known):
    meeting.agenda_known = known
    Meeting.objects.filter(pk=meeting.pk).update(agenda_known=known)


def untold_changes(meeting):
    """Return in words what those invited do not know of the agenda; one query if there is any."""
    if meeting.status != Status.SENT or meeting.agenda_known is None:
        return []
    return sentences(meeting.agenda_known, picture(meeting.items.all()))


@transaction.atomic
def tell_agenda(meeting, user):
    """Mail everybody who was invited what changed; call it with the row of the meeting locked.

    The calendar entry holds no agenda, so none is sent and its SEQUENCE stays (MT-18). Returns how
    many were told, and the names of those whose mailbox is no longer official.
    """
    changed = untold_changes(meeting)
    if meeting.level == Level.LIMITED:  # What it is about stays in the room.
        changed = [_("Chương trình có thay đổi; xem tại phòng họp trên cổng.")]
    news = letter(meeting, AGENDA_CHANGED, "changed", changes=changed)
    invited = list(alive(meeting).exclude(request_sent_at=None))
    told = reachable(invited)
    count = write(told, news, with_link=True)
    save_known(meeting, None)
    record(user, "meeting.agenda_told", "Báo thay đổi chương trình", meeting, count=count)
    return count, [row.person.full_name for row in invited if row not in told]


@transaction.atomic
def tell_nobody(meeting, user):
    """Take the changes as known: whoever opens the room sees them."""
    save_known(meeting, None)
    record(user, "meeting.agenda_untold", "Không báo thay đổi chương trình", meeting)


def sentences(old, new):
    """Return what changed between two pictures, as the mail and the page say it."""
    before = {row["id"]: row for row in old}
    after = {row["id"]: row for row in new}
    both = [(before[pk], row) for pk, row in after.items() if pk in before]
    said = [added(row) for pk, row in after.items() if pk not in before]
    said += [_("Bỏ %s") % called(row) for pk, row in before.items() if pk not in after]
    said += [_("Rút %s") % called(row) for was, row in both if row["is_out"] and not was["is_out"]]
    said += [words for was, row in both for words in differences(was, row)]
    said += moves(old, new)
    return said + renumbered(both)


def added(row):
    return _("Thêm %(item)s, %(minutes)d phút") % {"item": called(row), "minutes": row["minutes"]}


def differences(was, row):
    """Yield what became of one item: another name, another duration."""
    if was["name"] and row["name"] and was["name"] != row["name"]:
        yield _("Đổi tên %(old)s thành “%(new)s”") % {"old": called(was), "new": row["name"]}
    elif was["full"] and row["full"] and was["full"] != row["full"]:
        yield _("Đổi tên đầy đủ của %s; xem tại phòng họp trên cổng") % called(row)
    if was["minutes"] != row["minutes"]:
        values = {"item": called(row), "new": row["minutes"], "old": was["minutes"]}
        yield _("Thời lượng %(item)s: %(new)d phút (trước đây: %(old)d phút)") % values


def moves(old, new):
    """Return a sentence for each item that others overtook; those between which nothing came stay."""
    places = [{row["id"]: place for place, row in enumerate(rows, 1)} for rows in (old, new)]
    old_order = [row["id"] for row in old if row["id"] in places[1]]
    new_order = [row["id"] for row in new if row["id"] in places[0]]
    same = SequenceMatcher(None, old_order, new_order, autojunk=False).get_matching_blocks()
    stayed = {pk for block in same for pk in old_order[block.a : block.a + block.size]}
    return [
        _("Chuyển %(item)s tới vị trí thứ %(new)d (trước đây: %(old)d)")
        % {"item": called(row), "new": places[1][row["id"]], "old": places[0][row["id"]]}
        for row in new
        if row["id"] in places[0] and row["id"] not in stayed
    ]


def renumbered(both):
    """Return one sentence for all items with another number: one more item renumbers the rest."""
    none = _("không số")
    pairs = [
        _("%(old)s thành %(new)s") % {"old": was["label"] or none, "new": row["label"] or none}
        for was, row in both
        if was["label"] != row["label"]
    ]
    return [_("Đổi số hiệu mục: %s") % ", ".join(pairs)] if pairs else []


def called(row):
    """Return 'mục “3. Báo cáo”', of an item with secret papers 'mục 3'."""
    if not row["name"]:
        return _("mục %s") % row["label"] if row["label"] else _("một mục")
    label = f"{row['label']}. " if row["label"] else ""
    return _("mục “%s”") % f"{label}{row['name']}"
