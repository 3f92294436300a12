"""The table a clerk uploads, as rows of cells; whatever is no such table says so in Vietnamese."""

import csv
import io
from dataclasses import dataclass
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.exports import FORMULA_STARTS
from cms.media import inspection
from cms.vietnamese.numbers import format_number
from cms.vietnamese.text import clean_line

from .columns import COLUMNS, column_of

# Each row is a page with its revision, and all are written in one transaction: other writers wait.
MOST_ROWS = 100
MOST_BYTES = 5 * 1024 * 1024
LONGEST_CELL = 5_000  # characters; the longest field takes 500
SEPARATORS = ";,\t"
TOO_BIG = _("Bảng lớn hơn 5 MB. Hãy chia thành nhiều tệp.")
FORMULA = _("Ô bắt đầu bằng “%s”, bảng tính sẽ coi là công thức. Hãy bỏ ký tự này.")


class Row(NamedTuple):
    """One document: the line it stands on in the file, {column: text}."""

    line: int
    cells: dict


@dataclass(frozen=True)
class Table:
    rows: list
    unknown_heads: list


def read_table(upload):
    """Return the Table of an uploaded CSV file: UTF-8, separated by ; or , or tabs.

    Raises ValidationError for what is no such file, lacks a column or has too many rows.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(TOO_BIG)
    inspection.check_document(upload, ["csv"])
    text = upload.read().decode("utf-8-sig")
    upload.seek(0)
    return table_of(text)


def table_of(text):
    """Return the Table of a CSV text; raises ValidationError."""
    lines = text.splitlines()
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator_of(lines[0] if lines else "")
    )
    try:
        columns, unknown = heads_of(next(reader, []))
        rows = list(rows_of(reader, columns))
    except csv.Error as error:
        words = _("Không đọc được bảng ở dòng %(line)s. Hãy lưu lại tệp CSV từ bảng tính.")
        raise ValidationError(words % {"line": reader.line_num}) from error
    if not rows:
        raise ValidationError(_("Bảng không có dòng nào dưới dòng tiêu đề."))
    if len(rows) > MOST_ROWS:
        words = _(
            "Bảng có %(rows)s dòng; mỗi lần nhập được nhiều nhất %(most)s. Hãy chia bảng thành nhiều tệp."
        )
        raise ValidationError(words % {"rows": format_number(len(rows)), "most": MOST_ROWS})
    return Table(rows, unknown)


def separator_of(head):
    """Return the separator that stands most often in the line of heads."""
    return max(SEPARATORS, key=head.count)


def heads_of(heads):
    """Return ([Column or None of each place], [heads that name no column])."""
    columns = [column_of(head) for head in heads]
    known = [column.name for column in columns if column]
    if missing := [
        name for name, each in COLUMNS.items() if each.is_required and name not in known
    ]:
        words = _("Bảng thiếu cột: %s. Dòng đầu phải là tên cột như trong bảng mẫu.")
        raise ValidationError(words % ", ".join(missing))
    if twice := sorted({name for name in known if known.count(name) > 1}):
        raise ValidationError(_("Bảng có hai cột cùng tên: %s.") % ", ".join(twice))
    pairs = zip(heads, columns, strict=True)
    return columns, [clean_line(head) for head, column in pairs if not column and head.strip()]


def rows_of(reader, columns):
    """Yield the Rows that have anything in them."""
    for cells in reader:
        found = {
            column.name: clean_line(cell[: LONGEST_CELL + 1])
            for column, cell in zip(columns, cells, strict=False)
            if column
        }
        if any(found.values()):
            yield Row(reader.line_num, dict.fromkeys(COLUMNS, "") | found)


def formulas_in(row):
    """Return {column: error} of the cells that a spreadsheet would take for a formula."""
    return {
        name: FORMULA % cell[0]
        for name, cell in row.cells.items()
        if cell.startswith(FORMULA_STARTS)
    }
