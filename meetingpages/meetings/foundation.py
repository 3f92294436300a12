"""What every portal has of meetings: the public calendar and the two roles."""

from .models import MeetingIndexPage
from .roles import ensure_roles

SLUG = "lich-hop"


def ensure_meetings(home):
    """Make what is missing."""
    if not MeetingIndexPage.objects.exists():
        make_index(home)
    ensure_roles()


def make_index(home):
    """Publish /lich-hop/; a standing page that held its place moves aside."""
    for page in home.get_children().filter(slug=SLUG):
        page.slug = f"{SLUG}-cu"
        page.save()
    index = home.add_child(instance=MeetingIndexPage(title="Lịch họp", slug=SLUG))
    index.save_revision().publish()
