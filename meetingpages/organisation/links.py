"""Personal links and the small session that they open (MT-15, SR-54).

A token is shown once, in a mail; the portal keeps its SHA-256. GET changes nothing: the view's
POST calls `open_session`, which leaves in the session that its holder is one person for one
purpose. No sign-in comes of it. Each later question asks the link again, so revoking works at once.
"""

import hashlib
import re
import secrets

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.audit.recording import record
from cms.users.sessions import last_all_day

from .models import Person, PersonalLink

TOKEN_BYTES = 32  # 256 bits
TOKEN = re.compile(r"(?<=/)[\w-]{43}/")  # as token_urlsafe writes that many bytes into an address
MASK = _("•••/ (liên kết riêng, chỉ người nhận thấy)")
GRANTS = "personal_links"  # in the session: {"meeting:<uuid>": id of the link}


def make_link(person, purpose, target, expires_at):
    """Return the token of a new link; it can be read nowhere afterwards.

    `purpose` is a Purpose, `target` the UUID of the meeting or document.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    PersonalLink.objects.create(
        token_hash=hash_of(token),
        person=person,
        purpose=purpose,
        target=target,
        expires_at=expires_at,
    )
    return token


def masked(text):
    """Return a text without the tokens of the personal links in it."""
    return TOKEN.sub(str(MASK), text)


def find(token):
    """Return the link of a token that works now, or None; always one query."""
    return PersonalLink.objects.open().filter(token_hash=hash_of(token)).first()


def find_ended(token):
    """Return the link of a token whatever became of it, or None: whom to offer a new one."""
    found = PersonalLink.objects.filter(token_hash=hash_of(token))
    return found.select_related("person").first()


def revoke(person, purpose, target):
    """End all links of a person for one purpose at once; return how many worked until now."""
    links = PersonalLink.objects.filter(person=person, purpose=purpose, target=target)
    return links.filter(revoked_at=None).update(revoked_at=timezone.now())


def revoke_all(purpose, target):
    """End the links of everybody for one meeting or document at once."""
    links = PersonalLink.objects.filter(purpose=purpose, target=target, revoked_at=None)
    links.update(revoked_at=timezone.now())


def move_end(purpose, target, expires_at):
    """Let the links that were not revoked end at another moment: the meeting was moved."""
    links = PersonalLink.objects.filter(purpose=purpose, target=target, revoked_at=None)
    links.update(expires_at=expires_at)


def open_session(request, link):
    """Let this browser be the link's person for the link's purpose; call it after a POST only.

    Returns False, and changes nothing, when the link has ended meanwhile. The session gets a new
    key, lasts 12 hours without a sign-in, and its opening stands in the log.
    """
    now = timezone.now()
    if not PersonalLink.objects.open(now).filter(pk=link.pk).update(last_used_at=now):
        return False
    request.session.cycle_key()
    grants = request.session.get(GRANTS, {})
    request.session[GRANTS] = grants | {key_of(link.purpose, link.target): link.pk}
    last_all_day(request.session)
    record(
        None, "link.open", "Vào bằng liên kết riêng", link, by=link.person.full_name,
        target=str(link.target),
    )  # fmt: skip
    return True


def person_of(request, purpose, target):
    """Return the Person who asks, by a link opened in this browser or by the account, or None.

    A link that was revoked or has ended counts no more, from the next question on.
    """
    link_id = granted_link(request, purpose, target)
    if link_id:
        links = PersonalLink.objects.open().filter(purpose=purpose, target=target)
        if link := links.filter(pk=link_id).first():
            return link.person
    if request.user.is_anonymous:
        return None
    return Person.objects.filter(account=request.user, is_active=True).first()


def leave(request, purpose, target):
    """Let this browser forget whom it stood for at one meeting or document ("Thoát")."""
    grants = request.session.get(GRANTS, {})
    if grants.pop(key_of(purpose, target), None):
        request.session[GRANTS] = grants


def granted_link(request, purpose, target):
    """Return the id of the link that this browser opened, or None; it may have ended since."""
    return request.session.get(GRANTS, {}).get(key_of(purpose, target))


def forget_grants(request, **_signal):
    """Whoever signs in does not become the person whose link the browser had opened."""
    request.session.pop(GRANTS, None)


def key_of(purpose, target):
    return f"{purpose}:{target}"


def hash_of(token):
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
