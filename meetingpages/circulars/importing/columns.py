"""The columns of the table that a clerk fills in, and where each goes in the document's form."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from cms.exports import export
from cms.vietnamese.text import fold


class Column(NamedTuple):
    """`field` is a field of the form, or of its rows of issuers."""

    name: str
    label: str
    field: str = ""
    is_required: bool = False


NUMBER, TYPE, UNITS = "so_ky_hieu", "ten_loai", "co_quan"
LEVEL, SUBJECTS, FILES = "muc_do", "linh_vuc", "tep"
COLUMNS = {
    column.name: column
    for column in (
        Column(NUMBER, _("Số, ký hiệu"), "printed_number", is_required=True),
        Column(TYPE, _("Tên loại"), "type", is_required=True),
        Column(UNITS, _("Cơ quan ban hành"), "unit", is_required=True),
        Column("ngay_ban_hanh", _("Ngày ban hành"), "issued_on", is_required=True),
        Column("trich_yeu", _("Trích yếu"), "abstract", is_required=True),
        Column("dia_danh", _("Địa danh"), "place"),
        Column("nguoi_ky", _("Người ký"), "signer"),
        Column("chuc_vu", _("Chức vụ"), "position"),
        Column("tham_quyen_ky", _("Thẩm quyền ký"), "authority"),
        Column("hieu_luc_tu", _("Ngày có hiệu lực"), "effective_from"),
        Column("hieu_luc_den", _("Ngày hết hiệu lực"), "effective_to"),
        Column(LEVEL, _("Mức độ"), "level"),
        Column(SUBJECTS, _("Lĩnh vực"), "subjects"),
        Column("nguon", _("Nguồn"), "source_url"),
        Column(FILES, _("Tệp")),
    )
}
# What goes into the form as it is typed; the others name rows of the portal.
PLAIN = (NUMBER, "ngay_ban_hanh", "trich_yeu", "dia_danh", "hieu_luc_tu", "hieu_luc_den", "nguon")
OF_ISSUERS = ("nguoi_ky", "chuc_vu", "tham_quyen_ky")
SEVERAL = "|"  # between several offices, signers, subjects or files of one cell
EXAMPLES = [
    ["3138-CV/TU", "Công văn", "Tỉnh ủy Bình Phước", "22/08/2019", "Thực hiện họp không giấy",
     "Bình Phước", "Trần Tuệ Hiền", "Phó Bí thư Thường trực", "T/M", "", "", "Công khai",
     "Chuyển đổi số", "", "3138-CV-TU.pdf"],
    ["15/KHLT-SNV-STC", "Kế hoạch", "Sở Nội vụ | Sở Tài chính", "05/03/2024",
     "Phối hợp rà soát biên chế", "Bình Phước", "Nguyễn Văn A | Trần Thị B", "Giám đốc | Giám đốc",
     "", "05/03/2024", "01/01/2026", "Lưu hành nội bộ", "", "", "ke-hoach.pdf | phu-luc.docx"],
]  # fmt: skip


def column_of(head):
    """Return the Column that a head of the table names, by its name or its label, or None."""
    return _by_head().get(_plain(head))


def sample():
    """Return the answer that downloads a table with the heads and two examples."""
    return export("mau-nhap-van-ban", list(COLUMNS), EXAMPLES, "csv")


def column_of_field(field):
    """Return the name of the column whose cell filled this field of the form, "" of none."""
    if field == "readers":  # Asked for by the level "Hạn chế" only.
        return LEVEL
    return next((name for name, column in COLUMNS.items() if column.field == field), "")


def _by_head():
    columns = COLUMNS.values()
    return {_plain(head): each for each in columns for head in (each.name, str(each.label))}


def _plain(head):
    return " ".join("".join(c if c.isalnum() else " " for c in fold(head)).split())
