"""The two servers of the bench, each on a free port, stopped at the end."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

from cms.operations.serving import BLOCKING_THREADS, WORKERS
from cms.settings.environment import ROOT

READY_WITHIN = 300  # seconds: the demo content is loaded first


@contextmanager
def portal(folder):
    """Run a portal with the demo; give its address."""
    port = free_port()
    variables = {"PORTAL_DATA_DIR": str(folder / "var"), "PORTAL_PORT": str(port)}
    command = [sys.executable, "-m", "cms.operations.run"]
    with running(command, variables, port, "/suc-khoe/san-sang/") as address:
        yield address


@contextmanager
def bare_server(folder, body):
    """Run the bare Django view of the same bytes; give its address."""
    file, port = folder / "body", free_port()
    file.write_bytes(body)
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--http", "1", "--port", str(port),
        "--workers", str(WORKERS), "--blocking-threads", str(BLOCKING_THREADS),
        "--log-level", "error", "cms.bench.bare:application",
    ]  # fmt: skip
    with running(command, {"BENCH_BYTES": str(file)}, port, "/") as address:
        yield address


@contextmanager
def running(command, variables, port, path):
    environment = {"PATH": os.environ["PATH"]} | variables
    process = subprocess.Popen(  # noqa: S603 - our own servers
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + READY_WITHIN
        while not answers(port, path):
            if process.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"Không khởi động được: {' '.join(command)}")
            time.sleep(0.3)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def answers(port, path):
    try:
        return get(f"http://127.0.0.1:{port}{path}").status == 200
    except OSError:
        return False


def page_bytes(address):
    """Return the body of a page."""
    return get(address).read()


def get(address):
    parts = urlsplit(address)
    link = http.client.HTTPConnection(parts.netloc, timeout=10)
    link.request("GET", parts.path)
    return link.getresponse()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
