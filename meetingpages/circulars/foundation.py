"""What every portal has of documents: their page, the shipped types, the clerks."""

import tomllib
from pathlib import Path

from .models import CircularIndexPage, CircularType
from .roles import ensure_clerks

SHIPPED = Path(__file__).parent / "shipped_types.toml"
SLUG = "van-ban"


def ensure_circulars(home):
    """Make what is missing; a portal's own changes to the types are never undone."""
    index = CircularIndexPage.objects.first() or make_index(home)
    if not CircularType.objects.exists():
        CircularType.objects.bulk_create(shipped_types())
    ensure_clerks(index)


def make_index(home):
    """Publish /van-ban/; a standing page that held its place moves aside."""
    for page in home.get_children().filter(slug=SLUG):
        page.slug = f"{SLUG}-cu"
        page.save()
    index = home.add_child(instance=CircularIndexPage(title="Văn bản", slug=SLUG))
    index.save_revision().publish()
    return index


def shipped_types():
    """Return the types of VB-28, unsaved."""
    for entry in tomllib.loads(SHIPPED.read_text("utf-8"))["type"]:
        has_validity = entry.pop("validity", True)
        yield CircularType(has_validity=has_validity, **entry)
