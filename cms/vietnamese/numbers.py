"""Numbers as Vietnamese readers write them: 14.090.649 and 4,3 (news.md N-52, ND-9)."""

from decimal import ROUND_HALF_UP, Context, Decimal

# Room for every digit of the largest float.
_HALF_UP = Context(prec=400, rounding=ROUND_HALF_UP)
_SIZE_UNITS = ("B", "KB", "MB", "GB")
_SIZE_STEP = 1024


def format_number(value, places=1):
    """Return an int, float or Decimal with '.' between thousands and ',' before decimals.

    At most `places` decimals, rounded half up; a zero after the comma is not written, so 4.0 is
    '4'. A value that is no number raises ValueError.
    """
    number = Decimal(str(value))
    if not number.is_finite():
        raise ValueError(f"not a number: {value!r}")
    rounded = _rounded(number, places)
    whole, _point, decimals = f"{rounded.copy_abs():,f}".partition(".")
    sign = "-" if rounded < 0 else ""
    decimals = decimals.rstrip("0")
    return sign + whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def format_percent(value):
    """Return a percentage (45.5, not 0.455) as '45,5%'."""
    return f"{format_number(value)}%"


def format_size(size):
    """Return a number of bytes as '320 KB' or '1,2 MB'; only MB and GB show a decimal."""
    amount, unit = Decimal(size), 0
    while unit + 1 < len(_SIZE_UNITS) and _rounded(amount, _places(unit)) >= _SIZE_STEP:
        amount, unit = amount / _SIZE_STEP, unit + 1
    return f"{format_number(amount, _places(unit))} {_SIZE_UNITS[unit]}"


def _rounded(number, places):
    return number.quantize(Decimal(1).scaleb(-places), context=_HALF_UP)


def _places(unit):
    return 0 if unit < 2 else 1
