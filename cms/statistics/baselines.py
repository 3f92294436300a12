"""Start values: what was counted before this portal counted, for all of it or one page (V-4, V-17)."""

from django.db import transaction
from django.utils.translation import gettext as _

from cms.audit.recording import record

from .models import Baseline
from .sums import add_page_baseline


@transaction.atomic
def add_baseline(amount, source, *, page=None, note="", actor=None):
    """Add so many views to the page, or visits to the whole portal; return the row.

    `amount` may be negative: that is how a wrong start value is taken back.
    """
    row = Baseline.objects.create(
        page=page and page.pk,
        page_title=page.title if page else "",
        amount=amount,
        source=source,
        note=note,
        actor=actor,
    )
    if page:
        add_page_baseline(page.pk, amount)
    record(
        actor, "statistics.baseline", _("Nhập số liệu đầu kỳ"), row,
        reason=note, amount=amount, source=source,
    )  # fmt: skip
    return row
