"""From what a clerk types into "Số, ký hiệu" to its parts and its key (VB-4, VB-5)."""

import re

from cms.vietnamese.text import clean_line, fold

from .numbers import parse_number

KEY_LENGTH = 100


def take_number_apart(circular):
    """Write number, year, symbol, key and system of the printed number.

    What the grammar does not know is kept: its key is the folded text, its system the type's.
    """
    circular.printed_number = clean_line(circular.printed_number)
    found = parse_number(circular.printed_number)
    circular.number = found.number if found else ""
    leading = re.match("[0-9]{1,9}", circular.number or circular.printed_number)
    circular.number_order = int(leading[0]) if leading else 0
    circular.year = found.year if found else None
    circular.symbol = found.symbol if found else ""
    circular.key = (found.key if found else fold(circular.printed_number))[:KEY_LENGTH]
    known = found.family if found else ""
    circular.system = known or (circular.type.system if circular.type_id else "")
