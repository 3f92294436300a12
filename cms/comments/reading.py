"""What of the comments anybody may see, in at most three queries for any page of them (EC-8, EC-12)."""

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q

from .models import ReaderComment, Status

THREADS_SHOWN = 20
REMOVED = [Status.REJECTED, Status.HIDDEN, Status.WITHDRAWN]


def approved():
    """Return the comments that are public; every list, count and export for readers begins here."""
    return ReaderComment.objects.filter(status=Status.APPROVED)


def threads_of(page):
    """Return the first comments of threads; one that was removed stays while it has replies.

    A page that is previewed before it was ever saved has none.
    """
    replies = approved().filter(parent=OuterRef("pk"))
    first = ReaderComment.objects.filter(page=page.pk, parent=None)
    return first.filter(Q(status=Status.APPROVED) | Q(Exists(replies), status__in=REMOVED))


def count_of(page):
    """Return how many comments of a page are to be seen."""
    return approved().filter(page=page).count()


def read_threads(page, number=1, oldest_first=False):
    """Return (Page of threads, number of comments to be seen); each thread has `shown_replies`."""
    replies = approved().filter(parent=OuterRef("pk"))
    totals = ReaderComment.objects.filter(page=page.pk).aggregate(
        comments=Count("pk", filter=Q(status=Status.APPROVED)),
        threads=Count(
            "pk",
            filter=Q(parent=None)
            & (Q(status=Status.APPROVED) | Q(Exists(replies), status__in=REMOVED)),
        ),
    )
    order = ["created_at", "pk"] if oldest_first else ["-created_at", "-pk"]
    paginator = KnownLength(threads_of(page).order_by(*order), totals["threads"])
    shown = paginator.get_page(number)
    shown.object_list = with_replies(list(shown.object_list))
    return shown, totals["comments"]


class KnownLength(Paginator):
    """A paginator that was told the length and need not ask."""

    def __init__(self, rows, length):
        super().__init__(rows, THREADS_SHOWN)
        self.count = length

    def _get_page(self, *args, **kwargs):
        return Page(*args, **kwargs)


def with_replies(threads):
    """Give each thread its public replies: the agency's first, then by time; one query."""
    by_parent = {thread.pk: [] for thread in threads}
    replies = approved().filter(parent__in=by_parent)
    for reply in replies.order_by("-is_official", "created_at", "pk"):
        by_parent[reply.parent_id].append(reply)
    for thread in threads:
        thread.shown_replies = by_parent[thread.pk]
        thread.is_removed = thread.status != Status.APPROVED
    return threads


def page_number_of(comment):
    """Return on which page of the list, newest first, a comment's thread stands."""
    first = comment.parent or comment
    newer = threads_of(comment.page).filter(
        Q(created_at__gt=first.created_at) | Q(created_at=first.created_at, pk__gt=first.pk)
    )
    return newer.count() // THREADS_SHOWN + 1


def own_comments(page, key):
    """Return what this reader wrote here and may still take back: waiting or shown (EC-6)."""
    own = ReaderComment.objects.filter(page=page, reader_key=key, is_official=False)
    return own.filter(status__in=[Status.PENDING, Status.APPROVED]).order_by("-created_at")
