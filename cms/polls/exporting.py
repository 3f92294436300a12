"""Ballots, results and results by day as CSV or XLSX, each download a line of the log (ES-9)."""

from django.utils.translation import gettext as _

from cms.audit.recording import record
from cms.exports import export
from cms.vietnamese.dates import format_date

from .by_day import ballots_by_day
from .results import result_of

KINDS = ("csv", "xlsx")


def export_ballots(ballots, kind):
    """Return the download of ballots (a queryset with `excluded`): no keys of readers or networks."""
    heads = [_("Mã phiếu"), _("Thăm dò"), _("Lúc"), _("Thiết bị"), _("Phương án"), _("Dấu hiệu"),
             _("Đã loại")]  # fmt: skip
    rows = (
        [
            ballot.receipt,
            ballot.poll.question,
            ballot.cast_at,
            ballot.get_client_class_display(),
            "; ".join(choice.text for choice in ballot.choices.all()),
            ballot.flag_words,
            _("có") if ballot.excluded else "",
        ]
        for ballot in ballots.select_related("poll").prefetch_related("choices").iterator(2000)
    )
    return export("phieu-binh-chon", heads, rows, kind)


def export_result(poll, kind):
    """Return the download of a poll's result, all and filtered side by side."""
    choices = list(poll.choices.all())
    heads = [_("Phương án"), _("Tất cả"), _("Tỷ lệ (%)"), _("Đã lọc"), _("Tỷ lệ đã lọc (%)")]
    everything, filtered = (result_of(poll, choices, filtered) for filtered in (False, True))
    rows = [
        [one.text, one.votes, float(one.percent), other.votes, float(other.percent)]
        for one, other in zip(everything.rows, filtered.rows, strict=True)
    ]
    rows.append([_("Số người bình chọn"), everything.voters, "", filtered.voters, ""])
    return export(f"ket-qua-tham-do-{poll.pk}", heads, rows, kind)


def export_days(poll, kind):
    """Return the download of a poll's ballots by Vietnamese day and choice."""
    choices = list(poll.choices.all())
    heads = [_("Ngày"), _("Số phiếu"), *(choice.text for choice in choices)]
    rows = [
        [format_date(row.day), row.ballots, *row.votes] for row in ballots_by_day(poll, choices)
    ]
    return export(f"tham-do-{poll.pk}-theo-ngay", heads, rows, kind)


def log_export(actor, subject, what, kind):
    record(actor, "poll.export", _("Xuất dữ liệu thăm dò"), subject, what=what, kind=kind)
