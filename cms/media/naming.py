"""Names under which files are stored: safe letters, and a part that nobody guesses (SR-35)."""

import secrets
from pathlib import PurePath

from cms.vietnamese.slugs import slugify

# 64 bits: the pictures of a draft are public files that nobody finds.
_RANDOM_BYTES = 8
# The file field holds 100 characters; folders, random part and extension need 40 of them.
_NAME_LENGTH = 50
_EXTENSION_LENGTH = 5


def document_path(instance, filename):
    """Return 'documents/<random>/<slug>.<extension>'; the last part is shown in the address."""
    return f"documents/{_random()}/{_slug(filename, 'tep')}"


def picture_path(filename):
    """Return 'original_images/<random>/<slug>.<extension>'."""
    return f"original_images/{_random()}/{_slug(filename, 'anh')}"


def rendition_path(original, filename):
    """Return 'images/<random>-<filename>' with the random part of the original's path.

    Wagtail cuts `filename` where it likes, so the part that nobody guesses is not left to it.
    """
    return f"images/{PurePath(original).parent.name}-{filename}"


def _random():
    return secrets.token_hex(_RANDOM_BYTES)


def _slug(filename, nameless):
    path = PurePath(filename)
    name = slugify(path.stem, max_length=_NAME_LENGTH) or nameless
    extension = slugify(path.suffix, max_length=_EXTENSION_LENGTH)
    return f"{name}.{extension}" if extension else name
