"""The two forms about a person: one screen, roles by section, and never a password (SR-50)."""

from itertools import groupby

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from cms.vietnamese.text import clean_line

EVERYWHERE = _("Toàn cổng")


def roles_by_section(groups):
    """Return the groups as choices in optgroups: "Phóng viên · Kinh tế" stands below "Kinh tế"."""
    rows = []
    for group in groups:
        role, _dot, section = group.name.partition(" · ")
        rows.append((section, (group.pk, role)))
    rows.sort(key=lambda row: row[0])
    return [
        (section or EVERYWHERE, [choice for _section, choice in choices])
        for section, choices in groupby(rows, key=lambda row: row[0])
    ]


class PersonFormMixin(forms.Form):
    field_order = ["first_name", "username", "email", "is_active", "is_superuser", "groups"]

    first_name = forms.CharField(
        label=_("Họ và tên"), max_length=150, help_text=_("Ví dụ: Nguyễn Thị Mẫu")
    )
    last_name = None
    email = forms.EmailField(
        label=_("Hộp thư"),
        max_length=254,
        help_text=_("Nhận liên kết đặt mật khẩu và thư báo công việc."),
        error_messages={"invalid": _("Địa chỉ hộp thư cần có dạng ten@don-vi.gov.vn.")},
    )
    error_messages = {
        **UserCreationForm.error_messages,
        "duplicate_username": _("Tên đăng nhập này đã có người dùng."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["username"].help_text = _("Chữ không dấu, chữ số và các dấu @ . + - _")
        roles = self.fields["groups"]
        roles.label, roles.help_text = _("Vai trò theo chuyên mục"), ""
        roles.choices = roles_by_section(roles.queryset.order_by("name"))
        if "is_superuser" in self.fields:
            self.fields["is_superuser"].label = _("Quản trị")
            self.fields["is_superuser"].help_text = _("Quản lý mọi nội dung, thiết lập, tài khoản.")

    def clean_first_name(self):
        return clean_line(self.cleaned_data["first_name"])


class PersonCreationForm(PersonFormMixin, UserCreationForm):
    def save(self, commit=True):
        """Save a person without a password: the link in the first mail lets them choose one."""
        self.instance.set_unusable_password()
        return super().save(commit)


class PersonEditForm(PersonFormMixin, UserEditForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "is_active" in self.fields:
            self.fields["is_active"].label = _("Tài khoản đang mở")
            self.fields["is_active"].help_text = _(
                "Bỏ chọn khi người này thôi việc: mọi phiên đăng nhập kết thúc ngay; "
                "bài viết và quyết định vẫn ghi tên người này."
            )
