"""What the page of one poll shows to one reader."""

from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.pages.meta import PageMeta
from cms.readers.answers import NOTICE
from cms.vietnamese.numbers import format_number

from .by_day import published_days
from .listing import others
from .results import is_visible, published_result
from .showing import takes_votes
from .states import OVER, PollState
from .words import RECEIVED_CODE, not_open, received, result_comes, switched_off


def poll_context(request, poll, choices, own, form):
    """Return the context of polls/poll.html; `own` is the reader's ballot or None (EP-6)."""
    result = published_result(poll, choices) if is_visible(poll, own is not None) else None
    heading = _("Kết quả thăm dò") if result else _("Thăm dò ý kiến")
    is_received = own is not None and request.GET.get(NOTICE) == RECEIVED_CODE
    root, takes = Site.find_for_request(request).root_page, takes_votes()
    url = request.build_absolute_uri(poll.get_absolute_url())
    return {
        "poll": poll,
        "choices": choices,
        "form": form,
        "own": own,
        "can_vote": takes and poll.state == PollState.OPEN and own is None,
        "is_received": is_received,
        "notice": received(own) if is_received else notice(poll, takes),
        "result": result,
        "days": published_days(poll, choices) if result and poll.state in OVER else [],
        "result_comes": "" if result else result_comes(poll),
        "kicker": heading,
        "others": others(poll),
        "breadcrumbs": [
            {"title": root.title, "url": root.url},
            {"title": _("Thăm dò ý kiến"), "url": "/tham-do/"},
        ],
        "meta": PageMeta(title=f"{heading}: {poll.question}", url=url, description=summary(result)),
        "canonical_url": url,
    }


def notice(poll, takes_votes):
    """Return the sentence that stands above a result when the poll takes no ballots, or ""."""
    if poll.state != PollState.OPEN:
        return not_open(poll)
    return "" if takes_votes else switched_off()


def summary(result):
    """Return what is said of the result where it is shared: its first answers (EP-14)."""
    if not result or not result.voters:
        return _("Mời bạn đọc cho ý kiến.")
    leading = sorted(result.rows, key=lambda row: -row.votes)[:3]
    shares = "; ".join(f"{row.text}: {format_number(row.percent)}%" for row in leading)
    return _("%(count)s người bình chọn. %(shares)s.") % {
        "count": format_number(result.voters),
        "shares": shares,
    }
