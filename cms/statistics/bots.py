"""Which views are a machine's (V-8); each is counted apart, with its reason."""

from functools import lru_cache

from crawlerdetect import CrawlerDetect

from .records import Reason

PURPOSES = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")
LONGEST_AGENT = 512  # characters; what follows makes a check slow and nothing clearer
AGENTS_KEPT = 4096  # An unknown agent costs up to half a millisecond.

_detector = CrawlerDetect()


def reason_for(environ, agent, query):
    """Return why the request is no reader's view, or Reason.READER.

    `query` is the beacon's own: its script says `may=1` in a browser that a program steers.
    """
    if any("prefetch" in environ.get(name, "") for name in PURPOSES):
        return Reason.PREFETCH
    if is_crawler(agent[:LONGEST_AGENT]):
        return Reason.CRAWLER
    if "may=1" in query:
        return Reason.AUTOMATED
    return Reason.READER


@lru_cache(AGENTS_KEPT)
def is_crawler(agent):
    """Return whether a user agent is a known machine's; every browser names itself."""
    return not agent.strip() or _detector.is_crawler(agent)


is_crawler("Mozilla/5.0")  # The first check compiles for 60 ms: before the workers, not in a view.
