"""Where the totals of a paper ballot are typed: nobody sees the other's before both are in (MT-35)."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.transitions import Refused

from ..doors import open_to
from ..permissions import Act, standing_of
from .box import find_vote
from .forms import TallyForm
from .results import result_of
from .tallies import current_round, keep_tally, last_difference

SEE_OTHER = 303


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(Act.TALLY)
def tally(request, meeting, actor, pk):
    """Show the form of the current round, or keep what was typed; sums are checked first."""
    vote = find_vote(meeting, standing_of(actor, meeting), pk)
    form = TallyForm(request.POST or None, vote=vote)
    if request.method == "POST" and form.is_valid():
        try:
            if actor.user is None:
                raise Refused(_("Hãy đăng nhập bằng tài khoản để nhập phiếu."))
            keep_tally(meeting, vote, form.instance, actor)
            messages.success(request, _("Đã ghi lần nhập."))
            answer = HttpResponseRedirect(request.path)
            answer.status_code = SEE_OTHER
            return answer
        except Refused as refusal:
            form.add_error(None, str(refusal))
    status = 400 if form.errors else 200
    number, latest = current_round(vote)
    context = {
        "meeting": meeting,
        "actor": actor,
        "vote": vote,
        "form": form,
        "round": number,
        "has_typed": any(actor.user and row.by_id == actor.user.pk for row in latest),
        "typed": len(latest),
        "differs": last_difference(vote),
        "result": result_of(vote),
    }
    return render(request, "meetings/tally.html", context, status=status)
