"""Rows as CSV or XLSX whose cells no spreadsheet takes for a formula (engagement.md ES-9)."""

import csv
import io
import re
from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone
from openpyxl import Workbook

FORMULA_STARTS = tuple("=+-@\t\r\n" + "＝＋－＠")
# What XML, and so a workbook or a Word file, cannot hold.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CSV_TYPE = "text/csv; charset=utf-8"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export(name, heads, rows, kind):
    """Return the answer that downloads rows under `heads` as `name`.csv or .xlsx.

    `rows` yields sequences of text, numbers, times, None; `kind` is "csv" or "xlsx".
    """
    body = as_xlsx(heads, rows) if kind == "xlsx" else as_csv(heads, rows)
    response = HttpResponse(body, content_type=XLSX_TYPE if kind == "xlsx" else CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def as_csv(heads, rows):
    """Return the bytes of a CSV file, UTF-8 with a mark, as Vietnamese Excel reads it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([harmless(head) for head in heads])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(heads, rows):
    """Return the bytes of a workbook with one sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([harmless(head) for head in heads])
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def without_controls(text):
    """Return the text without the characters that no XML file may hold."""
    return _NOT_XML.sub("", str(text))


def harmless(cell):
    """Return the cell: numbers as they are, times as Vietnamese text, text never a formula."""
    if cell is None:
        return ""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    if isinstance(cell, datetime):
        return timezone.localtime(cell).strftime("%d/%m/%Y %H:%M:%S")
    text = without_controls(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
