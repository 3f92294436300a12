""" "Xem thư": the secretary reads the mail of one invitation as it left (MT-14, MT-15)."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cms.audit.recording import record
from meetingpages.organisation import official_mail

from ..doors import open_to
from ..permissions import Act


@open_to(Act.DESK)
@require_safe
def show_mail(request, meeting, actor, pk):
    """Show the last mail of an invitation; an opening that shows a personal link is logged."""
    rows = meeting.invitations.filter(withdrawn_at=None).select_related("person", "mail")
    invitation = get_object_or_404(rows, pk=pk)
    if invitation.mail is None:
        raise Http404
    letter = official_mail.seen(invitation.mail)
    if letter.shows_link:
        record(
            actor.user, "meeting.mail_seen", "Xem thư mời có liên kết riêng", meeting,
            person=invitation.person_id, invitation=invitation.pk,
        )  # fmt: skip
    about = {"meeting": meeting, "actor": actor, "invitation": invitation, "letter": letter}
    return render(request, "meetings/inviting/mail_page.html", about)
