"""A live meeting under load (meetings.md MT-45), on a portal of its own.

    ./portal bench --meeting [--people 300]

All screens poll every three seconds while the pointer moves twice, all load the room anew as they
do after a move, and all vote within ten seconds, each pressing twice. Prints how long it took, how
late a moved pointer was seen and whether the votes that were kept are exactly those cast.
"""

import http.client
import os
import secrets
import statistics
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

from .serving import portal

POLL_EVERY = 3
POLLING_SECONDS = 30
MOVES_AT = (9.0, 20.5)  # seconds after the first poll
VOTING_SECONDS = 10
RELOAD_WAITS = 0.03  # seconds a member, as in hop.js: not all screens load the room at once


def measure(people):
    """Print the figures of a meeting of that many people."""
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as name:
        folder = Path(name)
        with portal(folder) as address:
            load_django(folder / "var")
            ask_all(address, people)


def load_django(folder):
    os.environ |= {
        "PORTAL_DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    }
    import django

    django.setup()


def ask_all(address, people):
    meeting, vote, keys = prepare(people)
    place, members = urlsplit(address), range(people)
    screens = [Screen(place, key, n / people) for n, key in enumerate(keys)]
    room, begin = f"/hop/{meeting.uuid}/", time.monotonic()
    mover = threading.Thread(target=move, args=(meeting, begin))
    mover.start()
    report("hỏi mỗi 3 giây", together(screens, lambda _n, s: s.poll(room + "hien-tai.json", begin)))
    mover.join()
    late = sorted(second for screen in screens for second in screen.seen_late)
    print(
        f"con trỏ chuyển {len(MOVES_AT)} lần: {len(late)} màn hình thấy, muộn nhất {late[-1]:.1f} s"
    )
    spread = people * RELOAD_WAITS
    report("tải lại phòng họp", together(screens, lambda _n, s: s.load(room, spread)))
    path = f"{room}bieu-quyet/{vote.pk}/"
    report("biểu quyết, mỗi người bấm hai lần", together(screens, lambda n, s: s.vote(path, n % 3)))

    from meetingpages.meetings.models import NamedBallot

    kept = NamedBallot.objects.filter(vote=vote).order_by("invitation")
    is_exact = [row.choice for row in kept] == [n % 3 for n in members]
    print(f"{people} phiếu, giữ {len(kept)}: {'đúng từng phiếu' if is_exact else 'SAI'}")


def move(meeting, begin):
    """Put the pointer on the next item at each of the times, and note when."""
    from django.db.models import F

    from meetingpages.meetings.models import Meeting

    for number, second in enumerate(MOVES_AT, start=1):
        time.sleep(max(0, begin + second - time.monotonic()))
        Screen.moved[number] = time.monotonic()
        Meeting.objects.filter(pk=meeting.pk).update(pointer_number=F("pointer_number") + 1)


def prepare(people):
    """Return (meeting, its open vote, [session key]) with a new meeting at which everybody is present."""
    from django.conf import settings
    from django.contrib.auth import (
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
        get_user_model,
    )
    from django.utils import timezone

    from cms.users.sessions import STARTED, SessionStore
    from meetingpages.meetings.models import (
        AgendaItem,
        CheckEvent,
        Invitation,
        Meeting,
        MeetingBody,
        Status,
        Vote,
        VoteStatus,
    )
    from meetingpages.organisation.models import Person, Unit

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
    AgendaItem.objects.filter(pk=items[2].pk).update(began_at=now)
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
    return meeting, vote, keys


class Screen:
    """One participant's browser: a connection of its own and what it has measured."""

    moved = {}  # pointer number: when it was put there

    def __init__(self, place, key, delay):
        from django.conf import settings

        token = secrets.token_hex(16)
        self.place, self.delay, self.tag = place, delay, ""
        self.times, self.answers, self.seen_late = [], [], []
        self.headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={key}; {settings.CSRF_COOKIE_NAME}={token}",
            "X-CSRFToken": token,
        }
        self.connection = http.client.HTTPConnection(place.hostname, place.port, timeout=60)

    def ask(self, method, path, body=None, **headers):
        begin = time.monotonic()
        self.connection.request(method, path, body, self.headers | headers)
        answer = self.connection.getresponse()
        answer.read()
        self.times.append((time.monotonic() - begin) * 1000)
        self.answers.append(answer.status)
        return answer

    def poll(self, path, begin):
        time.sleep(self.delay * POLL_EVERY)
        while time.monotonic() < begin + POLLING_SECONDS:
            known = {"If-None-Match": self.tag} if self.tag else {}
            answer = self.ask("GET", path, Accept="application/json", **known)
            self.note(answer.headers.get("ETag", self.tag))
            time.sleep(max(0, POLL_EVERY - self.times[-1] / 1000))

    def note(self, tag):
        """Note how late a moved pointer was seen; the tag begins with the pointer's number."""
        if self.tag and tag.split("-")[0] != self.tag.split("-")[0]:
            number = int(tag.strip('"').split("-")[0])
            self.seen_late.append(time.monotonic() - self.moved[number])
        self.tag = tag

    def load(self, path, spread):
        time.sleep(self.delay * spread)
        self.ask("GET", path, Accept="text/html")

    def vote(self, path, choice):
        time.sleep(self.delay * VOTING_SECONDS)
        for _press in range(2):
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


def report(what, found):
    times, statuses = found
    late = times[int(len(times) * 0.95)]
    print(
        f"{what}: {len(times)} yêu cầu, p50 {statistics.median(times):.0f} ms, p95 {late:.0f} ms,"
        f" lâu nhất {times[-1]:.0f} ms, trả lời {statuses}, tải máy {os.getloadavg()[0]:.1f}"
    )
