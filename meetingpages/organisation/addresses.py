"""The one judge of official mail addresses (MT-11): all that is not surely official is refused."""

import re
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.dates import format_date
from cms.vietnamese.text import compose

FREE_MAIL = Path(__file__).parent / "free_mail.txt"
BLANKS = " \t\u00a0"  # What pasting leaves at the ends; a line break there is refused.
LONGEST = 254  # RFC 5321 leaves no more for an address
LONGEST_LOCAL = 64
# Stricter than RFC 5322: no quotes, comments, "+", "%" or "!"; official mailboxes need none.
LOCAL_PART = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
DOMAIN = re.compile(rf"{LABEL}(?:\.{LABEL})+")

INVALID = _("Địa chỉ thư không hợp lệ.")
CONFUSING = _("Tên miền có ký tự dễ nhầm lẫn.")
FREE = _(
    "Địa chỉ %(address)s thuộc dịch vụ thư công cộng. Giấy mời chỉ gửi tới hộp thư công vụ, "
    "ví dụ ten@binhphuoc.gov.vn."
)
UNKNOWN = _("Tên miền %(domain)s không có trong danh sách thư công vụ.")
EXPIRED = _("Tên miền %(domain)s hết hiệu lực từ %(day)s; hãy cập nhật thư công vụ của %(whose)s.")
NOT_YET = _("Tên miền %(domain)s chỉ có hiệu lực từ %(day)s.")


def judge(text, day, *, whose="", domains=None):
    """Return the bare address, its domain in small letters, if mail may go there on that day.

    `whose` is the name that the message of an ended domain uses; `domains` the rows of
    MailDomain, for callers who judge many addresses (else they are read: one query). Raises
    ValidationError with the sentence that the clerk is to see.
    """
    local, domain = split(text)
    address = f"{local}@{domain}"
    if domain in free_mail():
        raise ValidationError(FREE, params={"address": address})
    rows = [row for row in domains_or_all(domains) if row.covers(domain)]
    if not rows:
        raise ValidationError(UNKNOWN, params={"domain": domain})
    if not any(row.is_valid_on(day) for row in rows):
        raise ValidationError(**why_not(rows, day, domain, whose or address))
    return address


def split(text):
    """Return (local part, domain in small letters) of a bare address, or raise ValidationError."""
    text = compose(str(text)).strip(BLANKS)
    local, _at, domain = text.rpartition("@")
    is_bare = len(text) <= LONGEST and len(local) <= LONGEST_LOCAL
    if not is_bare or not LOCAL_PART.fullmatch(local):
        raise ValidationError(INVALID)
    return local, plain_domain(domain)


def plain_domain(text):
    """Return a domain in small letters without its final dot, or raise ValidationError."""
    domain = text.lower().removesuffix(".")
    if not text.isascii() or any(label.startswith("xn--") for label in domain.split(".")):
        raise ValidationError(CONFUSING)
    if not DOMAIN.fullmatch(domain):
        raise ValidationError(INVALID)
    return domain


def check_domain(text):
    """Return the domain as the list keeps it, or raise ValidationError (MT-10)."""
    try:
        domain = plain_domain(compose(str(text)).strip(BLANKS))
    except ValidationError as error:
        if error.message == INVALID:
            raise ValidationError(_("Tên miền không hợp lệ; ví dụ: binhphuoc.gov.vn")) from None
        raise
    if domain in free_mail():
        raise ValidationError(_("Đây là dịch vụ thư công cộng, không phải thư công vụ."))
    return domain


def why_not(rows, day, domain, whose):
    """Return message and parameters for a domain of the list that is not valid on that day."""
    ended = [row.valid_to for row in rows if row.valid_to and row.valid_to < day]
    if ended:
        since = format_date(max(ended) + timedelta(days=1))
        return {"message": EXPIRED, "params": {"domain": domain, "day": since, "whose": whose}}
    begins = format_date(min(row.valid_from for row in rows))
    return {"message": NOT_YET, "params": {"domain": domain, "day": begins}}


def domains_or_all(domains):
    from .models import MailDomain

    return MailDomain.objects.all() if domains is None else domains


@cache
def free_mail():
    """Return the domains of public mail services."""
    return frozenset(FREE_MAIL.read_text("ascii").split())
