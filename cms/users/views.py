"""Signing in and out; both end where they began, on an own address only."""

from math import ceil

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.headers import ADMIN_PATH

from .locks import seconds_to_wait
from .models import User
from .roles import ENTER_ADMIN
from .sessions import ended_answer, ended_session, extend, seconds_left


class SignInForm(AuthenticationForm):
    """One answer for a wrong name and a wrong password (SR-52)."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": _("Tên đăng nhập hoặc mật khẩu chưa đúng."),
        "locked": _("Đăng nhập sai nhiều lần. Hãy thử lại sau %(minutes)s phút."),
    }
    seconds_to_wait = 0

    def clean_username(self):
        """Return the name, cut where it can be nobody's: the counting keeps 255 characters."""
        longest = User._meta.get_field("username").max_length
        return self.cleaned_data["username"][: longest + 1]

    def get_invalid_login_error(self):
        """Return the one answer, or how long a name with five failures is closed (SR-51)."""
        if not self.request.axes_locked_out:
            return super().get_invalid_login_error()
        name = self.cleaned_data["username"]
        self.seconds_to_wait = seconds_to_wait(name, self.request.axes_ip_address)
        minutes = ceil(self.seconds_to_wait / 60)
        return ValidationError(
            self.error_messages["locked"], code="locked", params={"minutes": minutes}
        )


class SignInView(LoginView):
    template_name = "users/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        return super().get_context_data(ended=ended_session(self.request), **kwargs)

    def form_invalid(self, form):
        """Show the form again with what was typed; 429 while the name is closed."""
        response = super().form_invalid(form)
        if form.seconds_to_wait:
            response.status_code = 429
            response["Retry-After"] = str(form.seconds_to_wait)
        return response

    def get_success_url(self):
        """Return where to go: nobody is sent to a door that sends them back here."""
        address = super().get_success_url()
        may_enter = self.request.user.has_perm(ENTER_ADMIN)
        if address.startswith(ADMIN_PATH) and not may_enter:
            return "/"
        if address in (self.request.path, reverse("sign_in")):
            return ADMIN_PATH if may_enter else "/"
        return address


@method_decorator(never_cache, name="dispatch")
class SignOutView(LogoutView):
    """POST only (N-51); the browser forgets the pages that it kept."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        response = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache"'
        return response


@never_cache
@require_http_methods(["GET", "POST"])
def session_view(request):
    """GET: the seconds left, as JSON, and nothing is extended. POST: extend (contract.md, /phien/).

    A form without script names where to go on in `next`. The answer says whose session it is and
    gives a token, so that a page whose person signed in again in another tab can go on.
    """
    if request.user.is_anonymous:
        return ended_answer()
    if request.method == "POST":
        extend(request.session)
        next_page = request.POST.get("next", "")
        if next_page and url_has_allowed_host_and_scheme(next_page, allowed_hosts=None):
            return redirect(next_page)
    seconds = seconds_left(request.session)
    token = get_token(request)
    return JsonResponse({"seconds": seconds, "person": str(request.user.pk), "token": token})
