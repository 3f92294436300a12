"""Who is invited, in which role and with which vote (MT-13)."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.audit.recording import record
from meetingpages.organisation.models import Person

from ..doors import open_to
from ..models import MeetingBody, Role
from ..numbers import number_in
from ..permissions import Act
from . import adding
from .answers_back import see_other
from .finding import find_people
from .guest_form import GuestForm
from .locks import tell_deciders, why_locked
from .mailboxes import refusals
from .withdrawing import take_off

NAMES_SAID = 5  # in a message; the table shows all
# The chair's rights follow the role, so it is given in the meeting's own form only.
GIVEN_ROLES = [(role.value, role.label) for role in Role if role is not Role.CHAIR]


@open_to(Act.EDIT)
@require_http_methods(["GET", "POST"])
def participants(request, meeting, actor):
    """GET: the list, and who fits `?tim=`; POST: one of the forms of the page."""
    locked = why_locked(meeting, actor)
    if request.method == "GET":
        return show(request, meeting, actor, GuestForm(), locked)
    if locked:
        messages.error(request, locked)
        return see_other("meeting_people", meeting)
    act, _colon, pk = request.POST.get("act", "").partition(":")
    if act == "guest":
        form = GuestForm(request.POST)
        if not form.is_valid():
            return show(request, meeting, actor, form, status=400)
        say_added(request, adding.add_guest(meeting, form, request.user))
    elif act == "withdraw":
        remove(request, meeting, pk)
    elif act == "roles":
        save_roles(request, meeting)
    else:
        add_known(request, meeting, act, pk or request.POST.get(act, ""))
    return see_other("meeting_people", meeting)


def add_known(request, meeting, act, pk):
    """Invite a person, a unit's contact or a body's members; a stranger's id adds nobody."""
    pk, people, has_vote, unit = number_in(pk), [], False, None
    if act == "person":
        people = Person.objects.filter(pk=pk)
    elif act == "unit":
        unit = adding.units_today().filter(pk=pk).first()
        people = [adding.contact_of(unit)] if unit and adding.contact_of(unit) else []
        if unit and not people:
            words = _("%s chưa có người nhận giấy mời; hãy mời một người theo tên.")
            messages.error(request, words % unit.name)
            return
    elif act == "body":
        body = MeetingBody.objects.filter(pk=pk).first()
        people = adding.members_who_work(body) if body else []
        has_vote = body == meeting.body
    added = adding.invite(meeting, people, request.user, has_vote=has_vote, unit=unit)
    say_added(request, added)


def say_added(request, added):
    if added.people:
        names = ", ".join(person.full_name for person in added.people[:NAMES_SAID])
        more = len(added.people) - NAMES_SAID
        names += _(" và %d người nữa") % more if more > 0 else ""
        messages.success(request, _("Đã thêm: %s.") % names)
    if added.known:
        names = ", ".join(person.full_name for person in added.known[:NAMES_SAID])
        messages.warning(request, _("Đã có trong danh sách, không thêm lần nữa: %s.") % names)
    if not (added.people or added.known):
        messages.error(request, _("Hãy chọn người cần mời."))


def remove(request, meeting, pk):
    row = meeting.invitations.filter(pk=number_in(pk), withdrawn_at=None)
    row = (
        row.exclude(role=Role.CHAIR)
        .filter(substitute_for=None)
        .select_related("person", "meeting", "substitute")
        .first()
    )
    if row:
        take_off(row, request.user)
        messages.success(request, _("Đã đưa %s ra khỏi danh sách.") % row.person.full_name)


def save_roles(request, meeting):
    """Keep role and vote of every row that was on the page."""
    changed = []
    for row in meeting.invitations.filter(withdrawn_at=None, substitute_for=None):
        if f"row-{row.pk}" not in request.POST:
            continue
        role = request.POST.get(f"role-{row.pk}", "")
        new_role = role if role in dict(GIVEN_ROLES) and row.role != Role.CHAIR else row.role
        has_vote = f"vote-{row.pk}" in request.POST
        if (new_role, has_vote) != (row.role, row.has_vote):
            row.role, row.has_vote = new_role, has_vote
            row.save(update_fields=["role", "has_vote"])
            changed.append(row)
    if changed:
        rights = {str(row.person_id): [row.role, row.has_vote] for row in changed}
        record(
            request.user, "meeting.roles", "Sửa vai trò, quyền biểu quyết", meeting, rights=rights
        )
        tell_deciders(meeting)
    messages.success(request, _("Đã lưu vai trò và quyền biểu quyết."))


def show(request, meeting, actor, guest, locked="", status=200):
    rows = meeting.invitations.filter(withdrawn_at=None).select_related("person__unit", "unit")
    rows = list(rows)
    refused = refusals([row.person for row in rows])
    for row in rows:
        row.refused = refused.get(row.person_id, "")
    invited = {row.person_id for row in rows}
    asked = request.GET.get("tim", "")
    found = find_people(asked)
    for person in found:
        person.is_invited = person.pk in invited
    shown = {"meeting": meeting, "actor": actor, "rows": rows, "locked": locked, "guest": guest}
    shown |= {"asked": asked, "found": found, "roles": GIVEN_ROLES, "refused": len(refused)}
    shown |= {"voters": sum(row.has_vote for row in rows if row.substitute_for_id is None)}
    shown |= {"units": adding.units_today(), "bodies": MeetingBody.objects.all()}
    return render(request, "meetings/desk/people.html", shown, status=status)
