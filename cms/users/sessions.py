"""The server's end of a session: 30 minutes without activity, 12 hours in all (N-46, N-47, SR-55).

A session's row in the database says when it ends. Activity moves that moment, data that is saved
does not. Whoever neither signed in nor came by a personal link has no session, and none of this
costs a reader anything.
"""

import time
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models import F
from django.db.models.signals import m2m_changed
from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.headers import ADMIN_PATH

from .models import User

IDLE = timedelta(seconds=settings.SESSION_IDLE_SECONDS)
LIFETIME = timedelta(seconds=settings.SESSION_COOKIE_AGE)
WRITE_EVERY = timedelta(seconds=30)
KEPT_AFTER_END = timedelta(days=1)  # Until then the sign-in can say when it ended.
STARTED = "started"

# What a page asks for by itself while nobody sits before it: the ends of its view names.
BACKGROUND = (
    "wagtailadmin_editing_sessions:ping",  # every ten seconds
    "wagtailadmin_editing_sessions:release",
    ":preview_on_add",  # the preview frame, of pages and snippets alike
    ":preview_on_edit",
    "meeting_now",  # where a running meeting is, every three seconds
)
ONLY_JSON = "application/json"  # What Wagtail's autosave accepts, and no other form.


class SessionStore(DatabaseStore):
    """Django's, but its rows end after the idle time (SESSION_COOKIE_AGE is the cookie's)."""

    ends_at = None

    def _get_session_from_db(self):
        row = super()._get_session_from_db()
        self.ends_at = row.expire_date if row else None
        return row

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        self.ends_at = row.expire_date = self.ends_at or timezone.now() + IDLE
        return row

    @classmethod
    def clear_expired(cls):
        Session.objects.filter(expire_date__lt=timezone.now() - KEPT_AFTER_END).delete()


class IdleMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        is_over = SESSION_KEY not in request.session
        response = self.get_response(request)
        if is_over and not request.path.startswith(settings.LOGIN_URL):
            # The browser keeps its cookie until the sign-in has said what happened.
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        is_asked = is_by_script(request) and request.user.is_anonymous
        return ended_answer() if is_asked and is_refusal(request, response) else response

    def process_view(self, request, *_view):
        is_cookie = settings.SESSION_COOKIE_NAME in request.COOKIES
        if is_cookie and SESSION_KEY in request.session and not is_background(request):
            extend(request.session, WRITE_EVERY)


def is_background(request):
    """Return whether a page, not a person, sent the request."""
    name = request.resolver_match.view_name
    if name == "session":  # GET /phien/ asks for the time; POST says for itself that it extends.
        return True
    return name.endswith(BACKGROUND) or request.headers.get("Accept") == ONLY_JSON


def is_by_script(request):
    """Return whether a script waits for the answer, to whom a sign-in page would say nothing."""
    accepts_pages = "text/html" in request.headers.get("Accept", "text/html")
    return not accepts_pages or request.headers.get("X-Requested-With") == "XMLHttpRequest"


def is_refusal(request, response):
    """Return whether the answer to somebody unknown is the way to sign in."""
    to_sign_in = response.get("Location", "").startswith(settings.LOGIN_URL)
    return to_sign_in or (response.status_code == 403 and request.path.startswith(ADMIN_PATH))


def ended_answer():
    """Return the answer 401 in the form whose message Wagtail's editor shows beside "Lưu"."""
    message = _("Phiên làm việc đã hết. Hãy đăng nhập lại trong thẻ khác rồi lưu tiếp.")
    answer = {"success": False, "error_code": "locked", "error_message": message, "seconds": 0}
    return JsonResponse(answer, status=401)


def extend(session, write_every=timedelta(0)):
    """Move the end of a signed-in session to 30 minutes from now, within its 12 hours.

    Nothing is written when that would move it by less than `write_every`; the update is
    conditional, so an ended session stays ended and two workers do not write twice.
    """
    now = timezone.now()
    started = datetime.fromtimestamp(session.get(STARTED, 0), UTC)
    end = min(now + IDLE, started + LIFETIME)
    if session.ends_at and session.ends_at < end - write_every:
        row = Session.objects.filter(session_key=session.session_key, expire_date__gt=now)
        if row.filter(expire_date__lt=end).update(expire_date=end):
            session.ends_at = end


def last_all_day(session):
    """Let a session without a sign-in last 12 hours, whatever its holder does or leaves.

    For who came by a personal link (MT-15): reading a paper for an hour must not end it, and a
    page that asks by itself must not prolong it. A signed-in session keeps its own end.
    """
    if SESSION_KEY not in session:
        session.ends_at = timezone.now() + LIFETIME


def seconds_left(session):
    """Return how long the session lasts without activity, in whole seconds."""
    return max(0, int((session.ends_at - timezone.now()).total_seconds()))


def ended_session(request):
    """Return {"at", "by_age"} of the session that the browser believes in but that is over, or None."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    row = Session.objects.filter(session_key=key, expire_date__lte=timezone.now()).first()
    data = row.get_decoded() if row else {}
    if SESSION_KEY not in data:
        return None
    age = row.expire_date.timestamp() - data.get(STARTED, 0)
    return {"at": row.expire_date, "by_age": age >= LIFETIME.total_seconds() - 1}


def end_sessions(*people):
    """End every session of the people, given by their keys, on all devices."""
    User.objects.filter(pk__in=people).update(session_number=F("session_number") + 1)


def begin(request, **_signal):
    request.session[STARTED] = int(time.time())
    request.session.ends_at = None


def end_when_roles_change(instance, action, reverse, pk_set, **_signal):
    """Roles are given from either side: groups to a person, or persons to a group."""
    if action not in ("post_add", "post_remove", "post_clear") or pk_set == set():
        return
    if reverse:
        end_sessions(*(pk_set or ()))
    else:
        end_sessions(instance.pk)
        instance.refresh_from_db(fields=["session_number"])


def connect():
    """Called once by the app when it is ready."""
    user_logged_in.connect(begin, dispatch_uid="users.session_begins")
    m2m_changed.connect(
        end_when_roles_change, sender=User.groups.through, dispatch_uid="users.roles_change"
    )
