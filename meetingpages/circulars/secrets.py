"""The portal takes no secret document: markings on the first page or in the name (VB-56)."""

import re

from cms.vietnamese.text import clean

# In capitals as a stamp has them, and not one word of several: "BẢO MẬT", "MẬT KHẨU" are no marks.
_CAPITALS = "A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_MARK = re.compile(
    rf"\b(?:TUYỆT|TỐI)\s+MẬT\b|(?<![{_CAPITALS}])(?<![{_CAPITALS}][ \t])\bMẬT\b(?![ \t]+[{_CAPITALS}]{{2}})"
)
REFUSED = "Tệp có dấu hiệu thuộc bí mật nhà nước. Cổng không nhận tài liệu mật."


def bears_mark(text):
    """Return whether a text bears MẬT, TỐI MẬT or TUYỆT MẬT as a mark of its own."""
    return bool(_MARK.search(clean(text).replace("_", " ")))
