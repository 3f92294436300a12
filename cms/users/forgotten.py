"""/quen-mat-khau/: asking for a link by mail, and choosing the new password behind it (N-59)."""

from math import ceil

from django import forms
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import SetPasswordForm
from django.db import transaction
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.generic import FormView

from cms.readers.limits import REFUSE, level
from cms.readers.network import network_key

from .locks import unlock
from .models import ResetRequest
from .resets import PER_NETWORK, send_reset_mail

SIGN_IN = reverse_lazy("sign_in")


class ForgottenForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("Hộp thư của tài khoản"),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Hãy nhập hộp thư."),
            "invalid": gettext_lazy("Địa chỉ hộp thư cần có dạng ten@don-vi.gov.vn."),
        },
    )


@method_decorator(never_cache, name="dispatch")
class ForgottenPasswordView(FormView):
    """Always the same answer, whoever is asked for (SR-52); five an hour for a network (SR-42)."""

    template_name = "users/forgotten.html"
    form_class = ForgottenForm
    success_url = SIGN_IN

    @transaction.atomic
    def form_valid(self, form):
        key = network_key(self.request)
        if level(ResetRequest.objects, key, PER_NETWORK) == REFUSE:
            return self.refuse(form)
        ResetRequest.objects.create(network_key=key)
        send_reset_mail.enqueue(form.cleaned_data["email"])
        answer = _("Nếu địa chỉ này có tài khoản, hướng dẫn đã được gửi tới hộp thư.")
        messages.info(self.request, answer)
        return super().form_valid(form)

    def refuse(self, form):
        minutes = ceil(PER_NETWORK.seconds / 60)
        form.add_error(
            None,
            _("Đã yêu cầu nhiều lần. Hãy thử lại sau %(minutes)s phút.") % {"minutes": minutes},
        )
        response = self.form_invalid(form)
        response.status_code = 429
        response["Retry-After"] = str(PER_NETWORK.seconds)
        return response


class NewPasswordForm(SetPasswordForm):
    error_messages = {"password_mismatch": gettext_lazy("Hai lần nhập mật khẩu không giống nhau.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, required in (
            ("new_password1", _("Hãy nhập mật khẩu mới.")),
            ("new_password2", _("Hãy nhập lại mật khẩu mới.")),
        ):
            self.fields[name].error_messages["required"] = required
        self.fields["new_password1"].label = _("Mật khẩu mới")
        self.fields["new_password2"].label = _("Nhập lại mật khẩu mới")


@method_decorator(require_http_methods(["GET", "HEAD", "POST"]), name="dispatch")
class NewPasswordView(auth_views.PasswordResetConfirmView):
    """A new password ends every session of the person, as their proof is made of the old one."""

    template_name = "users/new_password.html"
    form_class = NewPasswordForm
    success_url = SIGN_IN

    def form_valid(self, form):
        response = super().form_valid(form)
        unlock(self.user.username)
        messages.success(self.request, _("Đã đổi mật khẩu. Hãy đăng nhập bằng mật khẩu mới."))
        return response
