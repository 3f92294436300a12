"""A live meeting under load (MT-45): many screens that poll, then everybody votes within 10 seconds.

    PORTAL_DATA_DIR=… DJANGO_SETTINGS_MODULE=… python -m meetingpages.meetings.bench URL [people]

Beside a running portal with the same data; makes an own body, meeting, people and sessions in it,
so never on the customer's. Prints what came out, and the load of the machine beside it.
"""

import http.client
import json
import os
import secrets
import statistics
import sys
import threading
import time
from urllib.parse import urlsplit

import django

POLL_EVERY = 3
POLLING_SECONDS = 30
VOTING_SECONDS = 10


def prepare(people):
    """Return (uuid, id of the open vote, [session key]) of a new meeting with everybody present."""
    from django.conf import settings
    from django.contrib.auth import (
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
        get_user_model,
    )
    from django.utils import timezone

    from cms.users.sessions import STARTED, SessionStore
    from meetingpages.organisation.models import Person, Unit

    from .models import (
        AgendaItem,
        CheckEvent,
        Invitation,
        Meeting,
        MeetingBody,
        Status,
        Vote,
        VoteStatus,
    )

    mark, now = secrets.token_hex(4), timezone.now()
    unit = Unit.objects.create(name=f"Đo tải {mark}")
    meeting = Meeting.objects.create(
        body=MeetingBody.objects.create(name=f"Đo tải {mark}"), public_name="Đo tải",
        status=Status.IN_SESSION, starts_at=now, ends_at=now, began_at=now, sent_at=now,
    )  # fmt: skip
    items = [
        AgendaItem.objects.create(meeting=meeting, order=n, label=str(n), public_name=f"Mục {n}")
        for n in range(1, 31)
    ]
    meeting.current_item = items[2]
    meeting.save()
    keys, roll = [], []
    for number in range(people):
        user = get_user_model().objects.create(username=f"tai-{mark}-{number}")
        person = Person.objects.create(
            full_name=f"Người {number}", unit=unit, account=user,
            official_email=f"tai-{mark}-{number}@congvu.example",
        )  # fmt: skip
        row = Invitation.objects.create(meeting=meeting, person=person, unit=unit, has_vote=True)
        CheckEvent.objects.create(invitation=row)
        roll.append(row.pk)
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session[STARTED] = int(time.time())
        session.create()
        keys.append(session.session_key)
    vote = Vote.objects.create(
        item=items[2], statement="Đo tải.", status=VoteStatus.OPEN, opened_at=now, version=1,
        roll=roll, members=people, present=people,
    )  # fmt: skip
    return meeting.uuid, vote.pk, keys


class Screen:
    """One participant's browser: a connection of its own and what it has measured."""

    def __init__(self, place, key, delay):
        from django.conf import settings

        token = secrets.token_hex(16)
        self.place, self.delay, self.tag, self.times, self.answers = place, delay, "", [], []
        self.headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={key}; {settings.CSRF_COOKIE_NAME}={token}",
            "X-CSRFToken": token,
        }
        self.connection = http.client.HTTPConnection(place.hostname, place.port, timeout=60)

    def ask(self, method, path, body=None, **headers):
        begin = time.perf_counter()
        self.connection.request(method, path, body, self.headers | headers)
        answer = self.connection.getresponse()
        answer.read()
        self.times.append((time.perf_counter() - begin) * 1000)
        self.answers.append(answer.status)
        return answer

    def poll(self, path, until):
        time.sleep(self.delay * POLL_EVERY)
        while time.time() < until:
            known = {"If-None-Match": self.tag} if self.tag else {}
            answer = self.ask("GET", path, Accept="application/json", **known)
            self.tag = answer.headers.get("ETag", self.tag)
            time.sleep(max(0, POLL_EVERY - self.times[-1] / 1000))

    def vote(self, path, choice):
        time.sleep(self.delay * VOTING_SECONDS)
        for _press in range(2):  # a double click each
            form = {"Content-Type": "application/x-www-form-urlencoded"}
            self.ask("POST", path, f"choice={choice}", **form)


def together(screens, work):
    """Let all screens do their work at once; return the milliseconds and statuses of all."""
    for screen in screens:
        screen.times, screen.answers = [], []
    threads = [threading.Thread(target=work, args=(n, s)) for n, s in enumerate(screens)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = sorted(time for screen in screens for time in screen.times)
    statuses = [status for screen in screens for status in screen.answers]
    return times, {status: statuses.count(status) for status in set(statuses)}


def figures(times, statuses):
    return {
        "requests": len(times),
        "p50": round(statistics.median(times)),
        "p95": round(times[int(len(times) * 0.95)]),
        "max": round(times[-1]),
        "statuses": statuses,
        "load": os.getloadavg()[0],
    }


def main(address, people=300):
    django.setup()
    place = urlsplit(address)
    uuid, vote, keys = prepare(people)
    screens = [Screen(place, key, n / people) for n, key in enumerate(keys)]
    path, until = f"/hop/{uuid}/hien-tai.json", time.time() + POLLING_SECONDS
    polls = together(screens, lambda _n, screen: screen.poll(path, until))
    print("polls", json.dumps(figures(*polls)))
    path = f"/hop/{uuid}/bieu-quyet/{vote}/"
    votes = together(screens, lambda n, screen: screen.vote(path, n % 3))
    print("votes", json.dumps(figures(*votes)))

    from .models import NamedBallot

    kept = list(NamedBallot.objects.filter(vote=vote).order_by("invitation"))
    print(
        "kept", len(kept), "exact", [row.choice for row in kept] == [n % 3 for n in range(people)]
    )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
