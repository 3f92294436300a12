"""What the form of every page asks about its address (news.md N-3)."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

RESERVED = _("Đường dẫn này đã dành cho hệ thống.")


def is_reserved(slug, parent):
    """Return whether pages below `parent` may not be called `slug`."""
    return slug in getattr(parent.specific_class, "reserved_slugs", ())


class BasePageForm(WagtailAdminPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            field = self.fields["slug"]
            field.required = False
            field.help_text = _("Để trống thì tự tạo từ tiêu đề.")
            # Wagtail's own input makes "djng-dji" of "Đường đi" while one types.
            field.widget = forms.TextInput({"maxlength": field.max_length})

    def clean(self):
        cleaned = super().clean()
        if is_reserved(cleaned.get("slug"), self.parent_page):
            self.add_error("slug", RESERVED)
        return cleaned
