"""The form of a comment: cleaned first, measured then; nothing is ever cut (EC-4, EC-5, EG-9)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.numbers import format_number
from cms.vietnamese.text import clean, clean_line

from .models import LONGEST_BODY, LONGEST_NAME
from .names import is_reserved

SHORTEST_BODY, SHORTEST_NAME = 5, 2
LONGEST_EMAIL = 254
NO_NAME = _("Hãy cho biết họ và tên.")
NO_BODY = _("Hãy viết ý kiến của bạn.")
TOO_LONG = _("Ý kiến dài %(n)s ký tự, tối đa 2.000.")
NAME_TOO_LONG = _("Họ và tên dài %(n)s ký tự, tối đa 60.")
BAD_EMAIL = _("Địa chỉ thư điện tử không hợp lệ.")
NO_CONSENT = _("Bạn cần đồng ý để chúng tôi xử lý ý kiến.")
RESERVED = _("Tên này dành riêng cho cơ quan.")


class CommentForm(forms.Form):
    name = forms.CharField(label=_("Họ và tên"), required=False, strip=False)
    email = forms.CharField(label=_("Thư điện tử"), required=False)
    content = forms.CharField(label=_("Ý kiến của bạn"), required=False, strip=False)
    consent = forms.BooleanField(
        label=_("Đồng ý xử lý ý kiến"), error_messages={"required": NO_CONSENT}
    )

    def __init__(self, *args, reserved_names=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.reserved_names = reserved_names
        for name in ("name", "content", "email"):  # A NUL is cleaned away like any control mark.
            self.fields[name].validators = []
        self.fields["consent"].widget.attrs = {}

    def clean_name(self):
        name = clean_line(self.cleaned_data["name"])
        if len(name) < SHORTEST_NAME:
            raise forms.ValidationError(NO_NAME)
        if len(name) > LONGEST_NAME:
            raise forms.ValidationError(NAME_TOO_LONG % {"n": format_number(len(name))})
        if is_reserved(name, self.reserved_names):
            raise forms.ValidationError(RESERVED)
        return name

    def clean_email(self):
        address = clean_line(self.cleaned_data["email"])
        if not address:
            return ""
        try:
            return forms.EmailField(max_length=LONGEST_EMAIL).clean(address)
        except forms.ValidationError as error:
            raise forms.ValidationError(BAD_EMAIL) from error

    def clean_content(self):
        body = clean(self.cleaned_data["content"]).strip()
        if len(body) < SHORTEST_BODY:
            raise forms.ValidationError(NO_BODY)
        if len(body) > LONGEST_BODY:
            raise forms.ValidationError(TOO_LONG % {"n": format_number(len(body))})
        return body
