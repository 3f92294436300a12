"""The public notice of a meeting comes and goes with what the meeting is (MT-5)."""

from cms.pagecache.purging import ALL, purge
from cms.vietnamese.dates import ZONE
from cms.vietnamese.slugs import slugify

from ..models import MeetingIndexPage, MeetingPage
from .showing import is_public


def publish_notice(meeting):
    """Bring the notice in line with the meeting, whatever changed; call it in the same transaction.

    A public meeting whose invitations have left has a page; every other has none, not even an old
    one. Kept pages follow, since state and time stand on them.
    """
    page = MeetingPage.objects.filter(meeting=meeting).first()
    if is_public(meeting):
        write(page or MeetingPage(meeting=meeting), meeting)
    elif page:
        page.delete()
    purge(ALL)


def write(page, meeting):
    page.title = meeting.public_name
    if page.pk is None:
        day = meeting.starts_at.astimezone(ZONE)
        page.slug = slugify(f"{meeting.public_name} {day:%Y-%m-%d}")[:120]
        index = MeetingIndexPage.objects.get()
        if index.get_children().filter(slug=page.slug).exists():
            page.slug = f"{page.slug[:110]}-{str(meeting.uuid)[:8]}"
        index.add_child(instance=page)
    page.save_revision().publish()
