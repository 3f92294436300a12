"""Answers: by who is invited until the term, later by the secretary with a note (MT-16)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from cms.audit.recording import record

from ..doors import open_to
from ..models import Answer, Invitation, Status
from ..permissions import Act
from .forms import AnswerForm, DeskAnswerForm
from .substitutes import INVITED, name_substitute, standing_in, take_back

THANKS = _("Đã ghi nhận trả lời: %(answer)s.")


def answer_until(meeting):
    """Return the last moment for an answer: the term, or the beginning when none was set."""
    return meeting.answer_by or meeting.starts_at


def is_open(meeting):
    """Return whether those invited may still answer themselves."""
    return meeting.status == Status.SENT and timezone.now() <= answer_until(meeting)


def answer_form(invitation, data=None):
    return AnswerForm(data, invitation=invitation, current=standing_in(invitation))


def take_answer(request, meeting, invitation, actor):
    """Save the posted answer of the person; return (redirect, None) or (None, form with errors)."""
    form = answer_form(invitation, request.POST)
    if not is_open(meeting):
        form.add_error(None, too_late(meeting))
        return None, form
    if not form.is_valid() or not save(form, actor.user, by=actor.name):
        return None, form
    messages.success(request, THANKS % {"answer": Answer(form.cleaned_data["answer"]).label})
    address = reverse("meeting_room", args=[meeting.uuid])
    return HttpResponseRedirect(address, status=303), None


def too_late(meeting):
    if meeting.secretary is None:
        return _("Đã hết hạn trả lời.")
    words = _("Đã hết hạn trả lời. Hãy báo thư ký %(name)s, %(mail)s.")
    return words % {"name": meeting.secretary.full_name, "mail": meeting.secretary.official_email}


def save(form, user, by="", note=""):
    """Write the answer of a valid form; return False, with the error in the form, when it cannot be."""
    given = form.cleaned_data
    try:
        write(form.invitation, user, by, given["answer"], given["reason"], note, form.substitute)
    except ValidationError as error:
        form.add_error("substitute_email", " ".join(error.messages))
    except IntegrityError:  # the same person was invited a moment ago
        words = INVITED % {"name": form.substitute.full_name}
        form.add_error("substitute_email", words)
    return form.is_valid()


@transaction.atomic
def write(invitation, user, by, answer, reason="", note="", substitute=None):
    """Write one answer with what follows from it, and its line in the log."""
    Invitation.objects.select_for_update().get(pk=invitation.pk)  # two at once: one by one
    if answer == Answer.SUBSTITUTE:
        name_substitute(invitation, substitute, user, by)
    else:
        take_back(invitation, user, by)
    invitation.answer = answer
    invitation.reason = reason if answer == Answer.ABSENT else ""
    invitation.answered_at = timezone.now()
    invitation.secretary_note = note
    invitation.save(update_fields=["answer", "reason", "answered_at", "secretary_note"])
    record(
        user, "meeting.answer", f"Trả lời giấy mời: {Answer(answer).label}", invitation.meeting,
        by=by, reason=note, person=invitation.person_id, answer=answer,
    )  # fmt: skip


def answer_for(invitation, user, answer, note, *, reason="", substitute=None):
    """Write what the secretary heard, with a note; the term does not bind it (MT-16).

    Raises ValidationError when a substitute cannot be mailed.
    """
    write(invitation, user, "", answer, reason, note, substitute)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(Act.DESK)
def answer_by_desk(request, meeting, actor, pk):
    """The small form of the desk for one person's answer."""
    rows = meeting.invitations.filter(withdrawn_at=None).select_related(
        "person", "unit", "meeting__body", "meeting__secretary", "meeting__chair"
    )
    invitation = get_object_or_404(rows, pk=pk)
    if meeting.status != Status.SENT and meeting.status != Status.IN_SESSION:
        raise Http404
    is_posted = request.method == "POST"
    form = DeskAnswerForm(
        request.POST if is_posted else None, invitation=invitation, current=standing_in(invitation)
    )
    if is_posted and form.is_valid() and save(form, actor.user, note=form.cleaned_data["note"]):
        messages.success(request, THANKS % {"answer": invitation.get_answer_display()})
        return HttpResponseRedirect(reverse("meeting_desk", args=[meeting.uuid]), status=303)
    about = {"meeting": meeting, "actor": actor, "invitation": invitation, "form": form}
    status = 400 if is_posted else 200
    return render(request, "meetings/inviting/answer_page.html", about, status=status)
