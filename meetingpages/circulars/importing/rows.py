"""One row of the table put through the editor's own form, as if a clerk had typed it (VB-4…VB-25)."""

from django.utils.translation import gettext_lazy as _

from cms.vietnamese.dates import parse_date

from ..models import CircularPage
from .columns import (
    COLUMNS,
    LEVEL,
    NUMBER,
    OF_ISSUERS,
    PLAIN,
    SEVERAL,
    SUBJECTS,
    TYPE,
    UNITS,
    column_of_field,
)
from .naming import Unknown, parts
from .table import formulas_in

WHOLE_ROW = ""


def form_class():
    """Return the form of the page editor; it is made once for a table."""
    return CircularPage.get_edit_handler().get_form_class()


def checked(row, names, make_form, parent, user):
    """Return (page, {column: [errors]}): the unsaved document of a valid row, else None."""
    errors = {name: [words] for name, words in formulas_in(row).items()}
    data = form_data(row, names, make_form, errors)
    page = CircularPage(owner=user, live=False)
    form = make_form(data, instance=page, parent_page=parent, for_user=user)
    if form.is_valid() and not errors:
        return form.save(commit=False), {}
    for column, words in form_errors(form):
        # A cell that names nothing has said so already; the form would only miss it.
        if column not in errors or words not in errors[column]:
            errors.setdefault(column, []).append(words)
    return None, without_echo(errors, form)


def form_data(row, names, make_form, errors):
    """Return what the editor would send; write into `errors` which cells name nothing."""
    cells = row.cells
    data = {COLUMNS[name].field: cells[name] for name in PLAIN}
    data["override"] = data["override_reason"] = ""
    data["type"] = found(errors, TYPE, lambda: names.type(cells[TYPE], cells[NUMBER]))
    data["level"] = found(errors, LEVEL, lambda: names.level(cells[LEVEL]))
    subjects = [
        found(errors, SUBJECTS, lambda w=w: names.subject(w)) for w in parts(cells[SUBJECTS])
    ]
    data["subjects"] = [subject for subject in subjects if subject]
    issuers = issuers_of(cells, names, errors)
    for name in make_form.formsets:
        data |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    data["issuers-TOTAL_FORMS"] = len(issuers)
    for place, issuer in enumerate(issuers):
        data |= {f"issuers-{place}-{field}": value for field, value in issuer.items()}
        data |= {f"issuers-{place}-ORDER": place + 1, f"issuers-{place}-id": ""}
    return data


def found(errors, column, name):
    """Return the key of what a cell names; "" with an error beside the column, or for no words."""
    try:
        value = name()
    except Unknown as unknown:
        errors.setdefault(column, []).append(str(unknown))
        return ""
    return getattr(value, "pk", value)


def issuers_of(cells, names, errors):
    """Return the rows of the issuing offices with their signers, told apart by "|"."""
    try:
        day = parse_date(cells["ngay_ban_hanh"])
    except ValueError:
        day = None  # The form says what is wrong with it.
    units = parts(cells[UNITS])
    signing = {name: [each.strip() for each in cells[name].split(SEVERAL)] for name in OF_ISSUERS}
    for name, values in signing.items():
        if len(values) > max(len(units), 1):
            errors.setdefault(name, []).append(str(_("Nhiều hơn số cơ quan ban hành.")))
    return [
        {"unit": found(errors, UNITS, lambda unit=unit: names.unit(unit, day))}
        | {
            COLUMNS[name].field: (*values, *[""] * len(units))[place]
            for name, values in signing.items()
        }
        for place, unit in enumerate(units)
    ]


def form_errors(form):
    """Yield (column, words) of everything that the form refuses."""
    for field, errors in form.errors.items():
        yield from ((column_of_field(field), error) for error in errors)
    issuers = form.formsets["issuers"]
    for row in issuers.errors:
        for field, errors in row.items():
            yield from ((column_of_field(field), error) for error in errors)
    yield from ((UNITS, error) for error in issuers.non_form_errors())


def without_echo(errors, form):
    """Leave out "required" beside a cell whose words already were said to name nothing."""
    echo = str(form.fields["type"].error_messages["required"])
    return {
        column: [each for each in words if str(each) != echo] or words
        for column, words in errors.items()
    }
