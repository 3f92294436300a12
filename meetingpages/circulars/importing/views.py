""" "Nhập văn bản từ bảng" in the admin: upload, look, confirm."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from ..models import CircularIndexPage
from ..rights import HANDLE
from . import keeping
from .columns import COLUMNS, sample
from .forms import ConfirmForm, UploadForm
from .making import NotFaultless, make_all
from .planning import plan_of

GONE = _("Bảng đã tải lên không còn; hãy tải lên lại.")
LIST = "van-ban_so-dang-ky_modeladmin_index"


def for_clerks(view):
    """Give the view the page of documents; only for who may add to it."""

    @wraps(view)
    @never_cache
    @permission_required(HANDLE)
    def guarded(request):
        parent = CircularIndexPage.objects.get()
        rights = parent.permissions_for_user(request.user)
        if not rights.can_add_subpage():
            raise PermissionDenied
        return view(request, parent, rights)

    return guarded


@require_GET
@permission_required(HANDLE)
def download_sample(request):
    return sample()


@require_http_methods(["GET", "POST"])
@for_clerks
def upload(request, parent, rights):
    """Take a table and its files; what is faultless as files is kept for the next step."""
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES, user=request.user)
        if form.is_valid():
            data = form.cleaned_data
            keeping.keep(request.session, data["table"], data["archive"], form.files_found)
            return redirect("circulars_import_look")
    else:
        form = UploadForm(user=request.user)
    context = {"form": form, "columns": COLUMNS.values()}
    return render(request, "circulars/admin/import.html", context)


@require_http_methods(["GET", "POST"])
@for_clerks
def look(request, parent, rights):
    """Show what would be made (nothing is); a POST makes all of it, or nothing."""
    place = keeping.kept_place(request.session)
    if place is None:
        messages.warning(request, GONE)
        return redirect("circulars_import")
    form = ConfirmForm(request.POST or None, may_publish=rights.can_publish_subpage())
    if request.method == "POST" and form.is_valid():
        try:
            made = make_all(place, parent, request.user, publish=form.publish)
        except NotFaultless as refusal:
            messages.error(request, _("Chưa nhập văn bản nào: bảng còn lỗi."))
            return show(request, form, refusal.plan)
        keeping.drop(request.session)
        messages.success(request, _("Đã nhập %s văn bản.") % made)
        return redirect(LIST)
    table, files = keeping.kept_table(place), keeping.kept_files(place)
    return show(request, form, plan_of(table, files, parent, request.user))


def show(request, form, plan):
    return render(request, "circulars/admin/import_look.html", {"form": form, "plan": plan})


@require_POST
@for_clerks
def cancel(request, parent, rights):
    """Forget what was uploaded."""
    keeping.drop(request.session)
    messages.success(request, _("Đã bỏ bảng vừa tải lên; chưa nhập văn bản nào."))
    return redirect("circulars_import")
