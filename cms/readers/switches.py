"""What readers of the site may answer at this moment (EG-11)."""

from wagtail.models import Site

from .models import AnswerSettings


def switches_for(request):
    """Return the AnswerSettings of the request's site, read once a request; on until set."""
    known = getattr(request, "answer_switches", None)
    if known is None:
        known = request.answer_switches = switches_of(Site.find_for_request(request))
    return known


def switches_of(site):
    """Return the AnswerSettings of a site; nothing is written for one that set nothing."""
    return AnswerSettings.objects.filter(site=site).first() or AnswerSettings(site=site)
