"""The list of meetings of whoever is signed in."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.pages.paging import page_number

from ..actors import actor_of
from .bodies import bodies_of
from .listing import grouped, past


@never_cache
@require_safe
@login_required
def meetings(request):
    """Those to prepare, grouped by what waits, and those one is invited to; past ones by pages."""
    actor = actor_of(request)
    own_bodies = set(bodies_of(request.user).values_list("pk", flat=True))
    shown = {"actor": actor, "groups": grouped(actor, own_bodies), "prepares": bool(own_bodies)}
    shown |= {"past": past(actor, own_bodies, page_number(request))}
    return render(request, "meetings/list.html", shown)
