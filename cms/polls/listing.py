"""The list of polls for readers: open first, then ended, archived ones last (EP-14)."""

from django.core.paginator import Paginator
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce, Least
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.pages.meta import PageMeta

from .models import Poll
from .showing import takes_votes
from .states import Stage
from .words import switched_off

PER_PAGE = 20
LONGEST_NUMBER = 6  # digits of a page number (SR-43)
OTHERS = 3


def running():
    """Return the open and the paused polls, newest first."""
    now = timezone.now()
    ready = Poll.objects.filter(stage=Stage.READY, opens_at__lte=now, closed_at=None)
    return ready.filter(Q(closes_at=None) | Q(closes_at__gt=now)).order_by("-opens_at", "-pk")


def ended():
    """Return the ended polls with `ended_at`, the last one first, archived ones at the end."""
    now = timezone.now()
    over = Q(stage=Stage.READY) & (Q(closes_at__lte=now) | Q(closed_at__lte=now))
    polls = Poll.objects.filter(over | Q(stage=Stage.ARCHIVED)).annotate(
        # SQLite's least of a value and nothing is nothing.
        ended_at=Least(Coalesce("closes_at", "closed_at"), Coalesce("closed_at", "closes_at")),
        rank=Case(When(stage=Stage.ARCHIVED, then=1), default=0),
    )
    return polls.order_by("rank", F("ended_at").desc(nulls_last=True), "-pk")


def others(poll):
    """Return a few ended polls beside this one."""
    return list(ended().exclude(pk=poll.pk)[:OTHERS])


def list_context(request):
    """Return the context of polls/list.html; an unreal page number raises Http404."""
    page = page_of(ended(), request.GET.get("trang", "1"))
    root = Site.find_for_request(request).root_page
    title = _("Thăm dò ý kiến")
    url = request.build_absolute_uri(request.path)
    return {
        "running": list(running()) if page.number == 1 else [],
        "switched_off": "" if takes_votes() else switched_off(),
        "page_of_ended": page,
        "heading": title,
        "breadcrumbs": [{"title": root.title, "url": root.url}],
        "meta": PageMeta(title=title, url=url),
        "canonical_url": url,
    }


def page_of(polls, number):
    pages = Paginator(polls, PER_PAGE)
    if not (number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER):
        raise Http404
    if not 1 <= int(number) <= pages.num_pages:
        raise Http404
    return pages.page(int(number))
