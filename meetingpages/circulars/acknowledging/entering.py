"""The personal link to a document: looking changes nothing, pressing opens it (VB-49, MT-15)."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meetingpages.organisation import links
from meetingpages.organisation.models.links import Purpose

from ..models import CircularPage


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request, token):
    """Show the title and "Mở văn bản"; a POST opens the session and leaves the token behind."""
    link = links.find(token)
    if link is None or link.purpose != Purpose.CIRCULAR:
        return show_ended(request, token)
    sent = CircularPage.objects.sent_to(link.person)
    circular = sent.filter(translation_key=link.target).select_related("type").first()
    if circular is None:
        return show_ended(request, token)
    other = somebody_else(request, link)
    is_asked = not other or request.POST.get("as") == "link"
    if request.method == "POST" and is_asked and links.open_session(request, link):
        return HttpResponseRedirect(reverse("circular_receipt", args=[link.target]), status=303)
    about = {"circular": circular, "person": link.person, "other": other}
    return render(request, "circulars/acknowledging/enter.html", about)


def show_ended(request, token):
    """Say of a link that was good once that it is no more; of anything else nothing at all."""
    link = links.find_ended(token)
    if link is None or link.purpose != Purpose.CIRCULAR:
        raise Http404
    return render(request, "circulars/acknowledging/ended.html", status=410)


def somebody_else(request, link):
    """Return the name of who sits there by an account or another link, or ""."""
    person = links.person_of(request, link.purpose, link.target)
    if person:
        return "" if person.pk == link.person_id else person.full_name
    user = request.user
    return (user.first_name or user.get_username()) if user.is_authenticated else ""
