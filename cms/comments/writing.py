"""A comment on its way in: capped, looked at, stored as waiting (EC-4, EC-8, EA-1…EA-3)."""

import hashlib
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from cms.readers.identity import reader_key
from cms.readers.limits import COMMENTS, FLAG, REFUSE, level
from cms.readers.network import network_key
from cms.readers.signs import BUSY_NETWORK, TRAPPED, signs_of
from cms.readers.turns import one_at_a_time
from cms.vietnamese.text import fold

from .models import ReaderComment, Status
from .reading import approved
from .signs import REPEATED, signs_in

STORED, REPEATED_HERE, REFUSED = "stored", "repeated", "refused"
LEAST_SECONDS = 2  # EA-2: nobody writes a comment faster.
SAME_FOR = timedelta(hours=24)
CONSENT_VERSION = "2026-11"  # of the sentence beside the box; a new sentence, a new version


def write(request, page, parent, reader, words):
    """Store a comment; `words` are the clean data of the form. Return STORED or why not.

    The text is looked through first: others wait for what happens in turn.
    """
    flags = signs_of(request.POST, LEAST_SECONDS) + signs_in(words["name"], words["content"])
    comment = ReaderComment(
        page=page,
        parent=(parent.parent or parent) if parent else None,
        answers_name=(parent.author_name or parent.unit_name) if parent and parent.parent else "",
        body=words["content"],
        body_key=key_of(words["content"]),
        author_name=words["name"],
        author_email=words["email"],
        user=request.user if request.user.is_authenticated else None,
        reader_key=reader_key(reader),
        consent_version=CONSENT_VERSION,
    )
    return store(request, comment, flags)


@one_at_a_time()
def store(request, comment, flags):
    """Store a comment unless its network sent too much or its text is known; return which.

    Two posts of one reader wait in line for the day's salt, so the same text comes in once.
    """
    comment.network_key = network_key(request)
    network_level = level(ReaderComment.objects.all(), comment.network_key, COMMENTS)
    if network_level == REFUSE:
        return REFUSED
    same = same_text(comment)
    if any(is_repeated(row, comment) for row in same):
        return REPEATED_HERE
    flags += [BUSY_NETWORK] if network_level == FLAG else []
    flags += [REPEATED] if same else []
    comment.flags, comment.is_flagged = flags, bool(flags)
    comment.status = Status.SPAM if TRAPPED in flags else Status.PENDING
    comment.save()
    return STORED


def same_text(comment):
    """Return (page, reader's key, network's key) of the same text sent within a day."""
    since = timezone.now() - SAME_FOR
    rows = ReaderComment.objects.filter(body_key=comment.body_key, created_at__gt=since)
    return rows.values_list("page", "reader_key", "network_key")


def is_repeated(row, comment):
    """A double click of a new reader comes without a cookie twice, but from one network."""
    page, reader, network = row
    is_same = reader == comment.reader_key or network == comment.network_key
    return page == comment.page_id and is_same


def key_of(body):
    """Return what is the same for texts that differ in marks, case and blanks only."""
    return hashlib.blake2b(" ".join(fold(body).split()).encode(), digest_size=16).hexdigest()


def parent_of(typed, page):
    """Return the public comment of this page that is answered, None for none named.

    Raises ReaderComment.DoesNotExist for anything else: it is asked again at each post (EC-8).
    """
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > 18:
        raise ReaderComment.DoesNotExist
    public = approved().filter(Q(parent=None) | Q(parent__status=Status.APPROVED), page=page)
    return public.select_related("parent").get(pk=typed)
