"""When the meaning of the numbers changed: a dated note stands below the charts (V-6)."""

from datetime import date

from django.utils.translation import gettext_lazy as _

CHANGES = [
    (date(2026, 11, 23), _("bắt đầu đếm theo cách tính ghi ở cuối trang này")),
]


def changes_since(start):
    return [(day, words) for day, words in CHANGES if day >= start]
