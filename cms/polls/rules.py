"""What a poll needs before it may open (EP-4)."""

from django.utils.translation import gettext as _

from .texts import key_of

FEWEST_CHOICES = 2


def problems(poll, texts):
    """Return what is missing, in words; `texts` are the texts of the choices as they will stand."""
    found = []
    if len({key_of(text) for text in texts}) < FEWEST_CHOICES:
        found.append(_("Cuộc thăm dò cần ít nhất 2 phương án khác nhau."))
    if (poll.max_choices or 0) > len(texts):
        found.append(_("Số phương án được chọn nhiều hơn số phương án có."))
    if poll.opens_at and poll.closes_at and poll.closes_at <= poll.opens_at:
        found.append(_("Giờ kết thúc phải sau giờ mở."))
    return found
