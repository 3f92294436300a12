"""Pictures in the sizes that readers' screens need (news.md N-23).

Whoever reads many articles at once prefetches `renditions` of their pictures; then nothing here
asks the database.
"""

from wagtail.images.models import Picture

WIDTHS = (320, 640, 960, 1280)
# What browsers without srcset, and the file a reader saves, take of a picture.
PLAIN_WIDTH = 640
FORMATS = ("webp", "jpeg")

# How wide a picture stands in each place of the layout (design/public.md, "Grid and rhythm"), so
# that the browser can choose a file before it knows the style sheet.
SIZES = {
    "lead": "(min-width: 80rem) 53rem, (min-width: 62rem) calc(100vw - 27rem), 100vw",
    "wide": "(min-width: 80rem) 30rem, (min-width: 62rem) 36vw, (min-width: 40rem) 55vw, 100vw",
    "column": "(min-width: 80rem) 24rem, (min-width: 62rem) 30vw, (min-width: 40rem) 46vw, 100vw",
    "card": "(min-width: 80rem) 16rem, (min-width: 40rem) 30vw, 7rem",
    "row": "(min-width: 40rem) 11rem, 6rem",
    "prose": "(min-width: 45rem) 42rem, 100vw",
    "gallery": "(min-width: 45rem) 21rem, 100vw",
    "band": "(min-width: 80rem) 37rem, (min-width: 40rem) 50vw, 100vw",
    "band-small": "(min-width: 80rem) 18rem, (min-width: 40rem) 25vw, 50vw",
    "side": "(min-width: 40rem) 20rem, 100vw",
    "small": "7rem",
}


def picture_filters(image):
    """Return the filter specs for a picture: no width twice, none beyond the picture's own."""
    smaller = [width for width in WIDTHS if width < image.width]
    # Wagtail takes the first one for `src`.
    widths = sorted(WIDTHS[: len(smaller) + 1], key=lambda width: width != PLAIN_WIDTH)
    return [f"width-{width}|format-{name}" for name in FORMATS for width in widths]


def responsive_picture(image, alt, place, is_eager):
    """Return a Picture (printed as <picture>) for a place of `SIZES`; KeyError for another place.

    An eager picture is the first thing that a reader sees; every other one waits to be scrolled to.
    """
    renditions = image.get_renditions(*picture_filters(image))
    loading = {"fetchpriority": "high"} if is_eager else {"loading": "lazy", "decoding": "async"}
    return Picture(renditions, {"sizes": SIZES[place], "alt": alt, **loading})
