"""The portal takes no secret document: markings on the first page or in the name (VB-56).

Documents and meetings take their files through `inspect`.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.audit.recording import record
from cms.media import inspection
from cms.vietnamese.text import clean

WITH_WORDS = ("pdf", "docx", "odt")

# In capitals as a stamp has them, and not one word of several: "BẢO MẬT", "MẬT KHẨU" are no marks.
_CAPITALS = "A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_MARK = re.compile(
    rf"\b(?:TUYỆT|TỐI)\s+MẬT\b|(?<![{_CAPITALS}])(?<![{_CAPITALS}][ \t])\bMẬT\b(?![ \t]+[{_CAPITALS}]{{2}})"
)
REFUSED = "Tệp có dấu hiệu thuộc bí mật nhà nước. Cổng không nhận tài liệu mật."


def bears_mark(text):
    """Return whether a text bears MẬT, TỐI MẬT or TUYỆT MẬT as a mark of its own."""
    return bool(_MARK.search(clean(text).replace("_", " ")))


def inspect(upload, kinds, user, code, *, about=None, reason=""):
    """Judge an uploaded document by kind, content and secret marks; return whether it has words.

    False is a scan, whose words nobody could check. `reason` says why a file is taken although it
    bears a mark; whether this person may give one is the caller's to ask. The log gets a line
    `<code>.refused` or `<code>.false_alarm` about `about` or the user, never the file's name.
    Raises ValidationError with the sentence for the field.
    """
    inspection.check_document(upload, kinds)
    words = inspection.first_page(upload)
    if bears_mark(words) or bears_mark(upload.name):
        if not reason:
            if user:  # never the name: it may be secret itself
                record(user, f"{code}.refused", _("Từ chối tệp có dấu hiệu mật"), about or user)
            raise ValidationError(REFUSED, code="secret")
        summary = _("Nhận tệp bị báo nhầm là mật")
        record(user, f"{code}.false_alarm", summary, about or user, reason=reason)
    kind = upload.name.rpartition(".")[2].lower()
    return bool(words.strip()) or kind not in WITH_WORDS
