"""The supervisor: it has the portal prepared, starts its parts and keeps them going."""

import signal
import sys
import time
from urllib.parse import urlsplit

from django.db import OperationalError

from cms.settings.environment import host_in_url

from .parts import FORK, Part
from .refusal import REFUSED, Refusal, refuse
from .saying import say
from .serving import answers, read_static_names, serve

TICK = 0.1  # seconds between two looks at the parts


class Stopped(Exception):
    """SIGTERM or Ctrl-C came."""


class Supervisor:
    """Everything that lives between the first line and the last."""

    def __init__(self):
        self.parts = []
        self.asked_to_stop = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.hear)
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup asked for
            signal.signal(signal.SIGHUP, self.hear)

    def hear(self, number, frame):
        self.asked_to_stop = True

    def wait(self):
        """Let a moment pass; raise Stopped when a signal came."""
        time.sleep(TICK)
        if self.asked_to_stop:
            raise Stopped

    def begin(self, *arguments):
        part = Part(*arguments)
        self.parts.append(part)
        part.start()
        return part

    def run(self, settings):
        """Prepare, serve, and look after the parts; ends by Stopped or Refusal only."""
        accounts = self.prepare()
        read_static_names()
        self.begin(
            "server",
            "Máy chủ",
            lambda: serve(settings.PORTAL_HOST, settings.PORTAL_PORT),
        )
        name = urlsplit(settings.PORTAL_URL).netloc
        while not answers(settings.PORTAL_HOST, settings.PORTAL_PORT, name):
            self.look_after()
        self.begin("worker", "Tiến trình tác vụ", do_tasks)
        self.begin("clock", "Bộ định giờ", keep_clock)
        say(address_line(settings))
        say(accounts)
        while True:
            self.look_after()

    def prepare(self):
        """Do the set-up in a process of its own; return the line about the accounts."""
        answer = FORK.SimpleQueue()
        part = self.begin("setup", "Chuẩn bị", lambda: prepare_and_tell(answer))
        while part.is_alive():
            self.wait()
        self.parts.remove(part)
        if part.process.exitcode:
            sys.exit(part.process.exitcode if part.process.exitcode == REFUSED else 1)
        return answer.get()

    def look_after(self):
        self.wait()
        for part in self.parts:
            news = part.care()
            if news:
                say(news, to=sys.stderr)


def prepare_and_tell(answer):
    from .preparing import prepare

    try:
        answer.put(prepare())
    except Refusal as reason:
        refuse(reason)
    except OperationalError as error:
        refuse(f"cơ sở dữ liệu không trả lời: {str(error).partition(chr(10))[0]}")


def do_tasks():
    from .working import work

    work()


def keep_clock():
    from .scheduler import keep_time

    keep_time()


def address_line(settings):
    local = f"http://{host_in_url(settings.PORTAL_HOST)}:{settings.PORTAL_PORT}"
    inside = "" if local == settings.PORTAL_URL else f" (trong máy: {local}/)"
    return f"Cổng đang chạy tại {settings.PORTAL_URL}/{inside} · dừng: Ctrl-C"
