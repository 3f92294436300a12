"""The demo content of the whole portal, room after room (N-55, contract.md "Demo accounts")."""

from django.db import transaction

from cms.comments import demo as comments
from cms.media import demo as media
from cms.navigation import demo as navigation
from cms.pages.meta import SHARE_FILTER
from cms.polls import demo as polls
from cms.ratings import demo as ratings
from cms.statistics import demo as statistics
from cms.users import demo as users
from home import demo as layout
from home.news import demo as news
from home.news.models import NewsCategoryPage, NewsPage
from home.standardpages import demo as standardpages
from meetingpages.circulars import demo as circulars
from meetingpages.circulars.acknowledging import demo as acknowledging
from meetingpages.meetings import demo as meetings
from meetingpages.organisation import demo as organisation

from .foundation import lay_foundation


def load_demo(again=False):
    """Load the demo into a portal that has no section yet; return whether anything was loaded.

    With `again`, what is missing is added to a portal that has content; nothing is doubled and
    nothing that somebody changed is changed back.
    """
    home = lay_foundation()
    if NewsCategoryPage.objects.exists() and not again:
        return False
    with transaction.atomic():
        users.load()
        media.load()
        organisation.load()
        circulars.load()
        acknowledging.load()
        news.load()
        standardpages.load(home)
        circulars.cite()
        meetings.load()
        navigation.load()
        polls.load()
        layout.load(home)
        statistics.load(NewsPage.objects.live().newest_first())
        ratings.load()
        comments.load()
    media.warm(SHARE_FILTER)
    return True
