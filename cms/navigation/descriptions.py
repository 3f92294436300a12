"""When is a picture's description one that helps a person who does not see it (N-44)?"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FEWEST_WORDS = 3  # N-44: fewer is a label, not a description.
FILE_LIKE = re.compile(r"^[\w-]*\.(jpe?g|png|webp|gif|heic)$|^\w*\d+$|^\w+_\w+$", re.IGNORECASE)


def check_description(text):
    """Raise ValidationError for the field `alt` when the text is empty, short or a file's name."""
    text = text.strip()
    if FILE_LIKE.match(text) or len(text.split()) < FEWEST_WORDS:
        message = _("Hãy viết nội dung người đọc cần biết, không phải tên tệp.")
        raise ValidationError({"alt": message})
