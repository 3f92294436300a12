"""What an import would make and what is wrong with it, row by row; nothing is saved here."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from ..identity import repeated_in_year
from .columns import COLUMNS, FILES, NUMBER
from .folder import name_of
from .naming import Names, parts
from .rows import WHOLE_ROW, checked, form_class

TWICE = _("Trùng số, cơ quan và ngày ban hành với dòng %s.")
NO_ARCHIVE = _("Chưa tải lên tệp nén chứa tệp “%s”.")
NOT_THERE = _("Tệp nén không có tệp “%s”.")


@dataclass
class PlannedRow:
    """A row with its document (None when it has errors), its files, errors and doubts."""

    line: int
    cells: dict
    page: object
    errors: dict
    files: list
    doubts: list = field(default_factory=list)

    def shown(self):
        """Return [(Column, text, errors)] of the cells that say something or should."""
        return [
            (column, self.cells[name], self.errors.get(name, []))
            for name, column in COLUMNS.items()
            if self.cells[name] or name in self.errors
        ]

    @property
    def row_errors(self):
        return self.errors.get(WHOLE_ROW, [])


@dataclass
class Plan:
    rows: list
    unknown_heads: list
    unnamed_files: list

    @property
    def wrong(self):
        return [row for row in self.rows if row.errors]

    @property
    def right(self):
        return [row for row in self.rows if not row.errors]


def plan_of(table, files, parent, user):
    """Return the Plan of a table with {name: Kept} (None without an archive)."""
    names, make_form, seen, rows = Names(), form_class(), {}, []
    for row in table.rows:
        page, errors = checked(row, names, make_form, parent, user)
        chosen, file_errors = files_of(row, files)
        if file_errors:
            errors.setdefault(FILES, []).extend(file_errors)
        planned = PlannedRow(row.line, row.cells, page, errors, chosen)
        if page:
            refuse_twins(planned, seen)
            planned.doubts = doubts_about(page)
        rows.append(planned)
    named = {name for row in rows for name, _kept in row.files}
    unnamed = [name_of(kept.path) for name, kept in (files or {}).items() if name not in named]
    return Plan(rows, table.unknown_heads, unnamed)


def files_of(row, files):
    """Return ([(name, Kept)], [errors]) of the files that a row names."""
    chosen, errors = [], []
    for words in parts(row.cells[FILES]):
        name = name_of(words).casefold()
        kept = (files or {}).get(name)
        if kept is None:
            errors.append(str((NO_ARCHIVE if files is None else NOT_THERE) % words))
            continue
        chosen.append((name, kept))
        if kept.error:
            errors.append(f"“{words}”: {kept.error}")
    return chosen, errors


def refuse_twins(planned, seen):
    """Refuse a row of the same number, issuer and date as one above it (VB-24)."""
    page = planned.page
    for issuer in page.issuers.all():
        first = seen.setdefault((page.key, page.issued_on, issuer.unit_id), planned.line)
        if first != planned.line:
            planned.errors.setdefault(NUMBER, []).append(str(TWICE % first))


def doubts_about(page):
    """Return what is unusual but allowed (VB-5, VB-24)."""
    if not page.number:
        return [_("Cổng không nhận ra số, ký hiệu này; văn bản vẫn được lưu.")]
    other = repeated_in_year(page)
    return [_("Trong năm đã có văn bản cùng số: %s.") % other] if other else []
