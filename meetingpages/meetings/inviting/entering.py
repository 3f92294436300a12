"""The personal link: looking changes nothing, pressing opens the room (MT-15)."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cms.readers.limits import REFUSE, Cap, level
from meetingpages.organisation import links
from meetingpages.organisation.models import PersonalLink
from meetingpages.organisation.models.links import Purpose

from ..models import Invitation, Meeting
from .sending import LINK_LIVES, send_one

# Whoever holds an old link may ask for new ones, which only its owner receives: three an hour do.
NEW_LINKS = Cap(3, 3, int(timedelta(hours=1).total_seconds()))
SENT_AGAIN = _("Đã gửi liên kết mới tới hộp thư công vụ nhận giấy mời. Hãy mở thư mới nhất.")
TOO_MANY = _("Vừa gửi nhiều liên kết. Hãy xem hộp thư, hoặc thử lại sau 60 phút.")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request, token):
    """Show the public title and "Vào phòng họp"; a POST opens the session and leaves the token."""
    link = links.find(token)
    if link is None or link.purpose != Purpose.MEETING:
        return show_ended(request, token)
    meeting, invitation = meeting_of(link), invitation_of(link)
    if invitation is None:
        return show_ended(request, token)
    other = somebody_else(request, link)
    asked = not other or request.POST.get("as") == "link"
    if request.method == "POST" and asked and links.open_session(request, link):
        note_opened(invitation)
        return HttpResponseRedirect(reverse("meeting_room", args=[meeting.uuid]), status=303)
    about = {"meeting": meeting, "person": link.person, "other": other}
    return unlisted(render(request, "meetings/inviting/enter.html", about))


def show_ended(request, token):
    """Say that the link has ended; a POST sends a new one to the same mailbox, if there is still
    an invitation."""
    link = links.find_ended(token)
    if link is None or link.purpose != Purpose.MEETING:
        raise Http404
    meeting, invitation = meeting_of(link), invitation_of(link)
    may_ask = invitation is not None and is_running(meeting)
    said = None
    if request.method == "POST" and may_ask:
        said = send_new_link(link, invitation)
    about = {"meeting": meeting, "may_ask": may_ask, "said": said}
    status = 429 if said is TOO_MANY else 200 if request.method == "POST" else 410
    return unlisted(render(request, "meetings/inviting/ended.html", about, status=status))


def send_new_link(link, invitation):
    """Send a new link to the mailbox of the old one; return what to say."""
    made = PersonalLink.objects.filter(purpose=link.purpose, target=link.target)
    if level(made.annotate(network_key=F("person_id")), link.person_id, NEW_LINKS) == REFUSE:
        return TOO_MANY
    try:
        send_one(invitation)
    except ValidationError as error:
        return error.messages[0]
    return SENT_AGAIN


def is_running(meeting):
    """Return whether links to the meeting are still given: sent, and not a week past its end."""
    return meeting.is_sent and meeting.ends_at + LINK_LIVES > timezone.now()


def somebody_else(request, link):
    """Return the name of who sits there by an account or another link, or "" (MT-15)."""
    person = links.person_of(request, link.purpose, link.target)
    if person:
        return "" if person.pk == link.person_id else person.full_name
    user = request.user
    return (user.first_name or user.get_username()) if user.is_authenticated else ""


def note_opened(invitation):
    Invitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=timezone.now())


def meeting_of(link):
    found = Meeting.objects.select_related("body", "room", "chair", "secretary")
    meeting = found.filter(uuid=link.target).first()
    if meeting is None:
        raise Http404
    return meeting


def invitation_of(link):
    rows = Invitation.objects.filter(meeting__uuid=link.target, withdrawn_at=None)
    rows = rows.select_related("person", "unit", "meeting__secretary", "meeting__chair")
    return rows.filter(person=link.person_id).first()


def unlisted(response):
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@never_cache
@require_POST
def leave(request, uuid):
    """Forget on this device whom a link had opened the room for ("Thoát")."""
    links.leave(request, Purpose.MEETING, uuid)
    return render(request, "meetings/inviting/left.html")
