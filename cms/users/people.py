"""What is done about a person besides filling in the form."""

from django.contrib.auth import logout
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from .locks import unlock
from .models import User
from .sessions import end_sessions

NO_DELETING = gettext_lazy(
    "Không xóa được tài khoản, vì bài viết và quyết định ghi tên người này. "
    "Hãy bỏ chọn “Tài khoản đang mở” để đóng."
)


@permission_required("users.change_user")
@require_POST
def unlock_person(request, pk):
    """Open the sign-in of a person again before the fifteen minutes are over (SR-51)."""
    person = get_object_or_404(User, pk=pk)
    unlock(person.username)
    messages.success(request, _("Đã mở khóa đăng nhập cho %(name)s.") % {"name": person.first_name})
    return redirect(reverse("wagtailusers_users:edit", args=[pk]))


@require_POST
def sign_out_everywhere(request):
    """End every session of the person who asks, this one too (SR-55)."""
    end_sessions(request.user.pk)
    logout(request)
    messages.success(request, _("Đã đăng xuất khỏi mọi thiết bị."))
    response = redirect("sign_in")
    response["Clear-Site-Data"] = '"cache"'
    return response


def refuse_bulk(request, _action_type, _people, action):
    """Answer Wagtail's actions on ticked people: each is closed and given roles one by one."""
    if action.model is User:
        messages.error(request, NO_DELETING)
        return redirect("wagtailusers_users:index")
    return None
