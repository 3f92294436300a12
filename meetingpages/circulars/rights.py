"""Who works with documents: the clerks ("Văn thư") and the administrators."""

from django.conf import settings

HANDLE = "circulars.change_circularfile"  # what the role holds and nobody else

# The board of who received, read and carried out which document (VB-50): clerks, Chánh Văn phòng.
FOLLOW = "circulars.view_acknowledgement"


def handles_circulars(user):
    """Return whether this person keeps the documents and so may read all of them."""
    return user.has_perm(HANDLE)


def reader_of(request):
    """Return who asks, None for whoever is not signed in.

    Only who brings a session is looked up: an answer to everybody else does not vary by cookie.
    """
    return request.user if settings.SESSION_COOKIE_NAME in request.COOKIES else None
