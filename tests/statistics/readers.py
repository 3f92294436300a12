"""Readers of the tests: a browser that tells /dem/ what it read, through the WSGI door."""

from typing import NamedTuple

from cms.statistics.recording import count_views
from cms.statistics.records import unpack
from cms.statistics.spool import folder

BROWSER = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36"
)


class Record(NamedTuple):
    moment: int
    reason: int
    page: int
    key: int
    old_key: int
    end: int


class Unread:
    """A request body that nobody may touch."""

    def read(self, *_args):
        raise AssertionError("the body was read")

    readline = readlines = __iter__ = read


def django(environ, start_response):
    start_response("404 Not Found", [])
    return [b"django"]


def ask(query, method="POST", path="/dem/", address="203.0.113.7", agent=BROWSER, **environ):
    """Return (status, headers, body) of a request at the WSGI door."""
    told = []
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query,
        "HTTP_HOST": "testserver", "REMOTE_ADDR": address, "HTTP_USER_AGENT": agent,
        "wsgi.input": Unread(), **environ,
    }  # fmt: skip
    body = b"".join(count_views(django)(environ, lambda *answer: told.append(answer)))
    status, headers = told[0]
    return int(status[:3]), dict(headers), body


def read(page, reader=1, agent=BROWSER, **environ):
    """One view of a page by reader number `reader`; return the status."""
    address = f"10.{reader >> 16 & 255}.{reader >> 8 & 255}.{reader & 255}"
    return ask(f"p={page}", address=address, agent=agent, **environ)[0]


def waiting():
    """Return all records that wait in the spools, whole files only."""
    records = []
    for path in sorted(folder().glob("*.spool")):
        data = path.read_bytes()
        found, end, torn = unpack(data)
        assert (end, torn) == (len(data), 0)
        records += [Record(*one) for one in found]
    return records
