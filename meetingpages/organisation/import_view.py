""" "Nhập người từ bảng": the table is shown with what is wrong in it, then saved as a whole."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from .importing import COLUMNS, check, read, save

ADD = "organisation.add_person"
LARGEST = 500 * 1024  # bytes; a thousand rows are about 150 kB


class TableForm(forms.Form):
    """A file, or the text of the file that was just checked."""

    file = forms.FileField(
        label=gettext_lazy("Tệp CSV"), required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        help_text=gettext_lazy("Trong Excel: Lưu thành → CSV UTF-8."),
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("Hoặc dán bảng vào đây"), required=False, strip=False,
        max_length=LARGEST, widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file is None:
            return ""
        if file.size > LARGEST:
            raise ValidationError(_("Tệp lớn quá 500 kB."))
        try:
            return file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ValidationError(_("Tệp không ở dạng CSV UTF-8.")) from None

    def clean(self):
        if self.errors:
            return
        table = self.cleaned_data["file"] or self.cleaned_data["text"]
        if not table.strip():
            raise ValidationError(_("Hãy chọn tệp hoặc dán bảng."))
        # A browser sends no file twice: the box shows what was read, and sends it on.
        self.data = self.data.copy()
        self.data["text"] = table
        self.rows = read(table)


@permission_required(ADD)
@require_http_methods(["GET", "POST"])
def import_people(request):
    """GET: the form. POST "check": the rows and their errors. POST "save": saved, or the errors."""
    form = TableForm(request.POST or None, request.FILES or None)
    lines = check(form.rows) if form.is_valid() else []
    wrong = [line for line in lines if line.errors]
    if lines and not wrong and request.POST.get("action") == "save":
        try:
            save(lines, request.user)
        except IntegrityError:  # somebody added one of them meanwhile: the check says whom
            lines = check(form.rows)
            wrong = [line for line in lines if line.errors]
        else:
            messages.success(request, _("Đã nhập %d người.") % len(lines))
            return redirect(reverse("wagtailsnippets_organisation_person:list"))
    shown = {"form": form, "lines": lines, "wrong": len(wrong), "columns": ", ".join(COLUMNS)}
    return render(request, "organisation/import_people.html", shown)


urls = [path("to-chuc/nhap-nguoi/", import_people, name="import_people")]
