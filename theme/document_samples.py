"""Invented documents for /mau-giao-dien/, one of each status and one without a file (LC-12)."""

from datetime import date
from types import SimpleNamespace

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DAY = date(2019, 8, 22)
FILE = SimpleNamespace(url="#", file_extension="pdf", size=327_680)


class Shown(TextChoices):
    """The words of a status, as a document's own page prints them."""

    IN_FORCE = "con", gettext_lazy("Còn hiệu lực")
    NOT_YET = "chua", gettext_lazy("Chưa có hiệu lực")
    PARTLY = "mot-phan", gettext_lazy("Hết hiệu lực một phần")
    ENDED = "het", gettext_lazy("Hết hiệu lực toàn bộ")


def document_samples():
    """Return the context of circulars/table.html."""
    rows = [
        document("3138-CV/TU", _("Công văn"), Shown.IN_FORCE),
        document("41-KH/TU", _("Kế hoạch"), Shown.NOT_YET),
        document("45/2026/TTLT-BNV-BTC", _("Thông tư liên tịch"), Shown.PARTLY),
        document("64-QC/VPTU", _("Quy chế"), Shown.ENDED, file=None),
    ]
    return {"circulars": rows}


def document(number, kind, status, file=FILE):
    return SimpleNamespace(
        url="#", printed_number=number, type=kind, issued_on=DAY, issuer_names=_("Tỉnh ủy"),
        abstract=_("Thực hiện họp không giấy và sử dụng hộp thư công vụ"), status=status,
        main_file=file,
    )  # fmt: skip
