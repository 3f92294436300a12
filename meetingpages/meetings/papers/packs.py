""" "Tài liệu của tôi": one ZIP of exactly what its reader may open now (MT-23)."""

from django.http import Http404
from django.views.decorators.http import require_safe

from ..doors import open_to
from ..permissions import Act


@open_to(Act.ENTER)
@require_safe
def meeting_pack(request, meeting, actor):
    raise Http404
