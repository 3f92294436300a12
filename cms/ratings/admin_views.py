"""'Loại khỏi điểm' and 'Tính lại' for the ratings chosen in the list (EA-9)."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from cms.vietnamese.text import clean

from .counting import set_excluded
from .modeladmin import MAY_EXCLUDE
from .models import Rating

LONGEST_REASON = 500


@require_POST
@permission_required(MAY_EXCLUDE)
def exclude_ratings(request):
    """Leave the chosen ratings out, or count them again; a reason is asked for both."""
    back = redirect(reverse("ratings_rating_modeladmin_index"))
    chosen = [pk for pk in request.POST.getlist("rating") if pk.isdecimal() and len(pk) < 19]
    reason = clean(request.POST.get("reason", "")).strip()
    if not chosen:
        messages.error(request, _("Hãy chọn ít nhất một đánh giá."))
    elif not reason or len(reason) > LONGEST_REASON:
        messages.error(request, _("Hãy ghi lý do, nhiều nhất 500 ký tự."))
    else:
        excluded = request.POST.get("action") != "include"
        ratings = Rating.objects.filter(pk__in=chosen)
        count = set_excluded(ratings, excluded, request.user, reason)
        words = (
            _("Đã loại %(n)s đánh giá khỏi điểm.") if excluded else _("Đã tính lại %(n)s đánh giá.")
        )
        messages.success(request, words % {"n": count})
    return back
