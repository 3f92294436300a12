"""A number is not an identifier: a document is key + issuer + issue date (VB-23, VB-24)."""

from cms.vietnamese.text import clean_line, fold

from .numbers import STATE, parse_number


def key_of(printed_number):
    found = parse_number(clean_line(printed_number))
    return found.key if found else fold(clean_line(printed_number))


def with_number(printed_number, units):
    """Return the documents of any state that one of the units issued under that number."""
    from .models import CircularPage

    return CircularPage.objects.filter(key=key_of(printed_number), issuers__unit__in=units)


def same_document(pk, printed_number, issued_on, units):
    """Return another document of the same number, issuer and date than that of `pk`, or None."""
    found = with_number(printed_number, units).filter(issued_on=issued_on)
    return found.exclude(pk=pk).first()


def repeated_in_year(circular):
    """Return another document of the same state number, issuer and year, or None (VB-24)."""
    if circular.system != STATE or not circular.issued_on:
        return None
    units = [row.unit_id for row in circular.issuers.all()]
    found = with_number(circular.printed_number, units)
    return found.filter(issued_on__year=circular.issued_on.year).exclude(pk=circular.pk).first()
