"""The form in which a poll is written: what is wrong is said beside its field (EP-4)."""

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from .rules import problems
from .states import Stage
from .texts import key_of


class PollForm(WagtailAdminModelForm):
    def clean(self):
        """Refuse two alike choices at any time, and what a poll that is ready may not lack."""
        cleaned = super().clean()
        choices = self.formsets.get("choices")
        if choices is None:  # there are ballots: the choices are not in the form
            return cleaned
        rows = [form for form in choices.forms if form.is_valid() and is_kept(form)]
        self.refuse_doubles(rows)
        if self.instance.stage == Stage.READY:
            self.refuse_incomplete(cleaned, [row.cleaned_data["text"] for row in rows])
        return cleaned

    def refuse_doubles(self, rows):
        seen = set()
        for row in rows:
            key = key_of(row.cleaned_data["text"])
            if key in seen:
                row.add_error("text", _("Phương án này đã có."))
                self.add_error(None, _("Hai phương án không được giống nhau."))
            seen.add(key)

    def refuse_incomplete(self, cleaned, texts):
        for field in ("kind", "min_choices", "max_choices", "opens_at", "closes_at"):
            setattr(self.instance, field, cleaned.get(field))
        if self.instance.is_single:
            self.instance.max_choices = 1
        if not self.instance.opens_at:
            self.add_error("opens_at", _("Cuộc thăm dò đã duyệt phải có giờ mở."))
        for problem in problems(self.instance, texts):
            self.add_error(None, problem)


def is_kept(form):
    return bool(form.cleaned_data.get("text")) and not form.cleaned_data.get("DELETE")
