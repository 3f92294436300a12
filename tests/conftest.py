"""What every test may ask for: a laid foundation, people of each role, a section with articles."""

import shutil

import hypothesis
import pytest
from xdist.scheduler import LoadScopeScheduling

from cms.navigation import furniture
from cms.operations.foundation import lay_foundation
from cms.pagecache import figures
from cms.polls import showing
from cms.search import indexing, readers, rebuilding, shelf
from cms.statistics import totals
from home.models import HomePage
from home.news import most_read
from meetingpages.meetings.room import now

# The same examples in each run, as long as they take: a change is judged, not the day's luck.
hypothesis.settings.register_profile("portal", derandomize=True, deadline=None)
hypothesis.settings.load_profile("portal")

# Dear to set up, or measuring how long things take: each of these folders stays in one process.
TOGETHER = {"browser", "demo", "operations"}
# What a database can change: rows that are counted, locked, searched, sealed or sent, and what
# strangers type. All else is alike on every database and runs on the default one only.
ON_BOTH = {
    "audit", "circulars", "generate", "meetings", "mydata", "polls", "ratings", "search",
    "statistics",
}  # fmt: skip
ON_BOTH_FILES = {
    "comments/test_desk.py", "comments/test_forgetting.py", "comments/test_writing.py",
    "demo/test_portal.py", "newsroom/test_approval.py", "newsroom/test_revisions.py",
    "operations/test_foundation.py", "operations/test_health.py", "operations/test_locks.py",
    "operations/test_outbox.py", "operations/test_preparing.py", "operations/test_publishing.py",
    "operations/test_running.py", "operations/test_scheduler.py", "operations/test_working.py",
    "organisation/test_links.py", "organisation/test_official_mail.py",
    "pagecache/test_kept_pages.py", "people/test_locks.py", "people/test_sessions.py",
    "readers/test_network.py", "security/test_hostile_input.py",
}  # fmt: skip
# Two processes, each with a portal and its demo: one is looked at, the other is worked with.
LOOKED_AT = {"test_accessibility.py", "test_admin_screens.py", "test_guide.py"}


@pytest.hookimpl(tryfirst=True)  # before pytest looks for what `-m` leaves out
def pytest_collection_modifyitems(items):
    for item in items:
        folder = item.path.parent.name
        if folder not in ON_BOTH and f"{folder}/{item.path.name}" not in ON_BOTH_FILES:
            item.add_marker(pytest.mark.once)
    # The longest come first: no process waits for them at the end.
    items.sort(
        key=lambda item: (item.path.parent.name != "browser", item.path.name not in LOOKED_AT)
    )


def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log)


class ByFile(LoadScopeScheduling):
    """Gives each process whole files, or whole folders of those that stay together."""

    def _split_scope(self, nodeid):
        path = nodeid.split("::")[0]
        *_, folder, name = path.split("/")
        if name in LOOKED_AT:
            return "looked at"
        return folder if folder in TOGETHER else path


@pytest.fixture(autouse=True)
def nothing_kept_between_tests():
    forget_all()
    yield
    forget_all()


def forget_all():
    for room in (furniture, showing, totals, most_read, figures, now):
        room.forget()


@pytest.fixture(autouse=True)
def the_index_follows_when_asked(monkeypatch):
    """Brings the search index up to date before a test reads it, and throws it away afterwards.

    A test's transaction never commits, so nothing would be drained; and most tests never search.
    """
    waiting, ask = [True], readers.ask

    def ask_up_to_date(*question):
        if waiting:
            waiting.clear()
            while rebuilding.follow():
                pass
        return ask(*question)

    monkeypatch.setattr(indexing, "on_commit", lambda _drain, robust: waiting.append(True))
    monkeypatch.setattr(readers, "ask", ask_up_to_date)
    yield
    readers.forget()
    if shelf.folder().exists():
        shutil.rmtree(shelf.folder())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database stands on the foundation, as every portal does after its first start."""
    with django_db_blocker.unblock():
        lay_foundation()


@pytest.fixture
def home(db):
    """The home page of a new portal: site, news page and approval are there, nothing else.

    A test that really commits has the database emptied after it; then all of it is laid anew.
    """
    return HomePage.objects.first() or lay_foundation()


@pytest.fixture
def section(home):
    """The section "Tin trong tỉnh" with its groups and collection."""
    from tests.factories import make_section

    return make_section("Tin trong tỉnh", "tin-trong-tinh")
