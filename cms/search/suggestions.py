"""What a reader may mean while still typing: a few titles (Q-13)."""

from wagtail.search.query import PlainText

from . import readers
from .documents import PUBLIC
from .finding import ROOT, readable
from .matching import Autocompletion, reduced

MOST = 8
CANDIDATES = 40  # Some of the best may have been withdrawn a moment ago.


def suggest(text, user):
    """Return at most 8 [{title, url}] of pages whose titles have words that begin like these."""
    query = PlainText(text)
    try:
        ids = readers.ask(PUBLIC, ROOT, lambda reader: Autocompletion(reader).run(query, ROOT))
    except readers.Unusable:
        ids = reduced(ROOT, query, public_only=True)
    ids = ids[:CANDIDATES]
    rows = readable(user, ids)
    pages = [rows[key] for key in ids if key in rows][:MOST]
    return [{"title": page.title, "url": page.url} for page in pages]
