"""Pictures: measured before they are decoded, then written anew (news.md N-23, SR-36)."""

from io import BytesIO

import pillow_heif
from PIL import Image, ImageOps

from .refusals import Reason, Refused

MOST_PIXELS = 40_000_000
MOST_FRAMES = 200
# No visible loss, quickly written: renditions are made from this copy, nobody is ever sent it.
_OPTIONS = {
    "JPEG": {"quality": 90},
    "PNG": {"compress_level": 1},
    "WEBP": {"quality": 90, "method": 2},
}

# Decoders that are not in the list are never asked.
_FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
# MPO is a JPEG of a phone that carries a second picture.
_WRITTEN_AS = {"JPEG": "JPEG", "MPO": "JPEG", "HEIF": "JPEG", "PNG": "PNG", "WEBP": "WEBP"}
_JPEG_MODES = ("L", "RGB")


def rewrite(stream):
    """Return the bytes of the picture written anew: upright, one frame, pixels and colours only.

    Place, time, camera, comments and thumbnails are not carried over; HEIC becomes JPEG. Of a
    moving picture the first frame stays (readers must be able to stop what moves, WCAG 2.2.2).
    Raises Refused with TYPE, PIXELS or FRAMES; a broken picture raises what it breaks.
    """
    pillow_heif.register_heif_opener(thumbnails=False)
    picture = _open(stream)
    _check_measures(picture)
    written_as = _WRITTEN_AS[picture.format]
    ImageOps.exif_transpose(picture, in_place=True)
    return _write(picture, written_as)


def _open(stream):
    # Twice this many pixels make Pillow refuse by itself, before we can look.
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        return Image.open(stream, formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise Refused(Reason.PIXELS) from error
    except Exception as error:  # a broken head, or none of the formats
        raise Refused(Reason.TYPE) from error


def _check_measures(picture):
    if picture.width * picture.height > MOST_PIXELS:
        raise Refused(Reason.PIXELS)
    if getattr(picture, "n_frames", 1) > MOST_FRAMES:
        raise Refused(Reason.FRAMES)


def _write(picture, written_as):
    colours = _colours(picture)
    if written_as == "JPEG" and picture.mode not in _JPEG_MODES:
        picture = picture.convert("RGB")
    # What Pillow would carry over by itself: comments, text, resolution.
    picture.info = {}
    written = BytesIO()
    picture.save(written, written_as, **_OPTIONS[written_as], **colours)
    return written.getvalue()


def _colours(picture):
    """Return what belongs to the colours; a profile for inks says nothing about screens."""
    kept = {"icc_profile": picture.info.get("icc_profile") if picture.mode != "CMYK" else None}
    if "transparency" in picture.info:
        kept["transparency"] = picture.info["transparency"]
    return kept
