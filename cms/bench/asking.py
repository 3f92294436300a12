"""Asking one address as fast as it answers, with wrk (Debian's package of that name)."""

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

CONNECTIONS = 32  # as in the table of statistics-and-speed.md section 4
UNITS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}
BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0"
READING = Path(__file__).with_name("reading.lua")


class Target(NamedTuple):
    """What is asked for; with the id of a page, each reading also sends its beacon."""

    address: str
    is_packed: bool = False
    page: str = ""


def measure(target, seconds):
    """Return {"rps", "p50", "p99" in ms, "errors"} of one run.

    "rps" counts readings: a page and its beacon are one. The times are those of one request.
    """
    done = subprocess.run(  # noqa: S603 - wrk, with an address of the person who measures
        command(target, seconds), capture_output=True, text=True, check=True
    )
    return figures(done.stdout, 2 if target.page else 1)


def command(target, seconds):
    words = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency"]
    words += ["-H", f"User-Agent: {BROWSER}"]
    if target.is_packed:
        words += ["-H", "Accept-Encoding: gzip"]
    if target.page:
        return [*words, "-s", READING, target.address, "--", target.page]
    return [*words, target.address]


def figures(said, requests):
    """Return what wrk said, for readings of so many requests each."""
    failed = re.findall(r"Non-2xx or 3xx responses: (\d+)", said)
    broken = re.findall(r"(?:connect|read|write|timeout) (\d+)", said)
    return {
        "rps": float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]) / requests,
        "p50": milliseconds(said, "50%"),
        "p99": milliseconds(said, "99%"),
        "errors": sum(map(int, failed + broken)),
    }


def milliseconds(said, share):
    number, unit = re.search(rf"{share}\s+([\d.]+)(us|ms|s|m)\b", said).groups()
    return float(number) * UNITS[unit]
