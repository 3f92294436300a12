"""Who is the same reader, without an account (engagement.md EG-2, EG-3).

Nothing is set on a reader who only reads; the first accepted post sets one signed cookie.
"""

import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

COOKIE = "__Host-doc-gia" if settings.SECURE else "doc-gia"
COOKIE_AGE = 365 * 24 * 3600  # EG-2: twelve months
SALT = "cms.readers.identity"


def known_reader(request):
    """Return the reader's id as text, or None for somebody who has posted nothing yet.

    A signed-in person is the account, whatever the browser.
    """
    if request.user.is_authenticated:
        return f"account-{request.user.pk}"
    try:
        return signer().unsign(request.COOKIES.get(COOKIE, ""))
    except BadSignature:
        return None


def reader_of_post(request):
    """Return the reader's id as text, a new one for a first post; `remember` sends it back."""
    return known_reader(request) or secrets.token_hex(16)


def remember(response, request, reader):
    """Set the reader's cookie on the answer to an accepted post; never for an account."""
    if not request.user.is_authenticated and known_reader(request) != reader:
        response.set_cookie(
            COOKIE,
            signer().sign(reader),
            max_age=COOKIE_AGE,
            path="/",
            secure=settings.SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def reader_key(reader, *scope):
    """Return what a row keeps of a reader: 64 hexadecimal digits that name nobody.

    With a scope, such as a poll's id, the keys of two scopes cannot be joined (EG-3).
    """
    value = "|".join([reader, *map(str, scope)])
    return salted_hmac(SALT, value, secret=settings.READER_KEY, algorithm="sha256").hexdigest()


def signer():
    return Signer(key=settings.READER_KEY, salt=SALT)
