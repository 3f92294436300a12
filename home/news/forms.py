"""The rules of an article's form that look at several fields (table of news.md section 2)."""

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.pages.forms import BasePageForm

from .chosen_files import newest_text, refuse_foreign_files

MOST_KEYWORDS = 15  # More describe nothing (table of news.md section 2).
WRONG_ADDRESS = _("Địa chỉ không hợp lệ.")


class NewsPageForm(BasePageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "source_url" in self.fields:
            field = self.fields["source_url"]
            field.validators = [URLValidator(schemes=["http", "https"], message=WRONG_ADDRESS)]
            field.error_messages["invalid"] = WRONG_ADDRESS
        if "extra_categories" in self.fields:
            field = self.fields["extra_categories"]
            field.widget = forms.CheckboxSelectMultiple(choices=field.choices)

    @cached_property
    def changed_data(self):
        """The fields whose words changed, so that an approver who only looked is no editor (N-40).

        Wagtail's editor numbers blocks, marks paragraphs and joins blanks when it opens a text.
        """
        names = super().changed_data
        old = self.initial.get("body")
        new = getattr(self, "cleaned_data", {}).get("body")
        same = old and new and words_of(old) == words_of(new)
        return [name for name in names if not (same and name == "body")]

    def clean(self):
        cleaned = super().clean()
        self.check_picture(cleaned)
        self.check_times(cleaned)
        self.check_corrections(cleaned)
        refuse_foreign_files(self, cleaned)
        if len(cleaned.get("tags") or []) > MOST_KEYWORDS:
            self.add_error("tags", _("Nhiều nhất 15 từ khóa."))
        return cleaned

    def check_picture(self, cleaned):
        shown = cleaned.get("lead_image") and cleaned.get("lead_image_position") != "none"
        if shown and not cleaned.get("lead_image_alt") and not self.is_deferred_validation:
            message = _("Hãy mô tả nội dung ảnh cho người không nhìn thấy.")
            self.add_error("lead_image_alt", message)

    def check_times(self, cleaned):
        published_at = cleaned.get("published_at")
        if published_at and published_at > timezone.now():
            message = _("Ngày đăng không được ở tương lai; hãy dùng Hẹn giờ đăng.")
            self.add_error("published_at", message)
        first, last = cleaned.get("comments_from"), cleaned.get("comments_to")
        if first and last and last < first:
            self.add_error("comments_to", _("Ngày cuối phải từ ngày đầu trở đi."))
        go_live_at, expire_at = cleaned.get("go_live_at"), cleaned.get("expire_at")
        if go_live_at and expire_at and expire_at <= go_live_at:
            self.errors.pop("expire_at", None)
            self.errors.pop("go_live_at", None)
            self.add_error("expire_at", _("Thời điểm hết hạn phải sau thời điểm đăng."))

    def check_corrections(self, cleaned):
        """A correction is added or removed by who may publish there, dated within bounds (N-57).

        It is compared with the newest text: an older revision that is restored may lack one.
        """
        formset = self.formsets.get("corrections")
        if formset is None or not formset.is_valid():
            return
        rows = [form for form in formset.forms if is_kept(form)]
        wanted = {(form.cleaned_data["date"], form.cleaned_data["text"]) for form in rows}
        known = known_corrections(self.instance)
        if wanted == known:
            return
        page = self.instance if self.instance.pk else self.parent_page
        if not page.permissions_for_user(self.for_user).can_publish():
            self.add_error(None, _("Chỉ người được đăng bài mới thêm, sửa hoặc xóa đính chính."))
        published = cleaned.get("published_at") or self.instance.first_published_at
        today = timezone.localdate()
        earliest = timezone.localdate(published) if published else today
        for form in rows:
            if not earliest <= form.cleaned_data["date"] <= today:
                form.add_error("date", _("Ngày đính chính phải từ ngày đăng đến hôm nay."))


def words_of(body):
    """Return [(type, value)] of what a body says, as it comes back from an editor."""
    text = body.stream_block.child_blocks["text"]
    return [
        (part["type"], text.as_edited(part["value"]))
        if part["type"] == "text"
        else (part["type"], without_numbers(part["value"]))
        for part in body.get_prep_value()
    ]


def without_numbers(value):
    """Return a stored value without the numbers that tell the rows of a list apart."""
    if isinstance(value, dict):
        return {name: without_numbers(part) for name, part in value.items() if name != "id"}
    return [without_numbers(part) for part in value] if isinstance(value, list) else value


def is_kept(form):
    """Return whether a row of a formset holds something and is not to be removed."""
    return bool(form.cleaned_data) and not form.cleaned_data.get("DELETE")


def known_corrections(article):
    """Return {(date, text)} of the article's newest text, drafts included."""
    if not article.pk:
        return set()
    return set(newest_text(article).corrections.values_list("date", "text"))
