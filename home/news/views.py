"""Keyword suggestions in the editor that need no tone marks ("ho chi minh" → "Hồ Chí Minh")."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from cms.vietnamese.slugs import slugify

from .models import Keyword

SUGGESTED = 10


@require_admin_access
@require_safe
def suggest_keywords(request):
    """Answer the names of existing keywords that begin like `?term=`, tone marks or not."""
    term = slugify(request.GET.get("term", "")[:100])
    found = Keyword.objects.filter(slug__startswith=term) if term else Keyword.objects.none()
    return JsonResponse(list(found.values_list("name", flat=True)[:SUGGESTED]), safe=False)
