"""What the owner types into a private note: text, a mark, a paper and its page (MT-25)."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.text import clean

from ..models import Note

LONGEST = Note._meta.get_field("text").max_length
LAST_PAGE = 9999  # no paper of a meeting is longer
TOO_LONG = _("Ghi chú dài quá %d ký tự.") % LONGEST
NO_PAGE = _("Trang là một số từ 1 đến %d.") % LAST_PAGE
NO_PAPER = _("Tài liệu này không còn trong mục. Hãy chọn tài liệu khác hoặc để trống.")


class NoteForm(forms.Form):
    """`papers` are the Papers of the item that the owner may read; other ones are refused."""

    text = forms.CharField(required=False, strip=False)
    is_starred = forms.BooleanField(required=False)
    paper_id = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, error_messages={"invalid_choice": NO_PAPER}
    )
    page = forms.IntegerField(
        required=False, min_value=1, max_value=LAST_PAGE,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NO_PAGE),
    )  # fmt: skip

    def __init__(self, data, papers):
        super().__init__(data)
        self.fields["paper_id"].choices = [(paper.pk, paper.title) for paper in papers]

    def clean_text(self):
        text = clean(self.cleaned_data["text"])
        if len(text) > LONGEST:
            raise ValidationError(TOO_LONG)
        return text
