"""Everything the portal keeps of one reader, for the page and for the download (ED-2)."""

from typing import NamedTuple

from django.utils import timezone

from cms.comments.own import comments_of
from cms.pages.public import public_pages
from cms.polls.own import ballots_of
from cms.ratings.rating import ratings_of


class MyData(NamedTuple):
    """Ratings and comments carry `about`: {title, address} of their page while it is public."""

    ratings: list
    comments: list
    ballots: list


def collect(request, reader):
    """Return the MyData of a reader's id (None: nobody's); as many queries for one row as for all."""
    data = MyData(list(ratings_of(reader)), list(comments_of(reader)), ballots_of(reader))
    rows = [*data.ratings, *data.comments]
    pages = public_pages().in_bulk({row.page_id for row in rows})
    for row in rows:
        page = pages.get(row.page_id)
        row.about = {"title": page.title, "address": page.get_full_url(request)} if page else None
    return data


def as_plain(data):
    """Return the data as lists of plain values, times in ISO 8601: what the reader takes along."""
    return {
        "ratings": [rating_as_plain(row) for row in data.ratings],
        "comments": [comment_as_plain(row) for row in data.comments],
        "ballots": [ballot_as_plain(row) for row in data.ballots],
    }


def rating_as_plain(row):
    given, changed = iso(row.created_at), iso(row.updated_at)
    return {"page": row.about, "stars": row.value, "given_at": given, "changed_at": changed}


def comment_as_plain(row):
    return {
        "page": row.about,
        "name": row.author_name,
        "email": row.author_email,
        "content": row.body,
        "state": str(row.get_status_display()),
        "reason": str(row.get_reason_code_display()),
        "consent": row.consent_version,
        "sent_at": iso(row.created_at),
        "decided_at": iso(row.decided_at),
    }


def ballot_as_plain(row):
    return {"poll": row.poll.question, "receipt": row.receipt, "cast_at": iso(row.cast_at)}


def iso(moment):
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None
