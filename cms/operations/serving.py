"""The part that answers readers: granian with two workers (statistics-and-speed.md S-1)."""

import errno
import io
import os
import socket
import sys
from urllib.parse import urlsplit

from django.conf import settings

from .parts import die_with
from .refusal import Refusal

WORKERS = 2
# With one thread, eight requests whose bodies never come would stop the site.
BLOCKING_THREADS = 16
KILL_AFTER = 3  # seconds for a worker to finish; the whole stop may take five
ANSWER_WITHIN = 1  # second; while it waits, the supervisor hears no signal


def refuse_taken_port(host, port):
    """Raise Refusal unless the address can be bound now.

    granian would not notice: it shares the port with whoever else does, orphans included.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Refusal(
                f"cổng mạng {port} tại {host} đang được chương trình khác dùng"
            ) from error
        raise Refusal(f"không mở được {host}:{port}: {error.strerror}") from error


def read_static_names():
    """Read the list of static files anew: Wagtail did at its import, before they were collected."""
    from django.core.files.storage import storages

    storage = storages["staticfiles"]
    storage.hashed_files, storage.manifest_hash = storage.load_manifest()


def serve(host, port):
    """Serve until SIGTERM. The application is loaded here once, before the workers fork."""
    from granian import Granian

    from cms.wsgi import application

    warm(application)
    main = os.getpid()

    def load():
        """In a worker: granian's own workers would outlive a killed main process."""
        die_with(main)
        return application

    server = Granian(
        "cms.wsgi:application",
        address=host,
        port=port,
        interface="wsgi",
        http="1",
        workers=WORKERS,
        blocking_threads=BLOCKING_THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_AFTER,
        log_level="error",
    )
    server.serve(target_loader=load, wrap_loader=False)


def warm(application):
    """Render the front page once, so that no first reader waits for templates and views to load."""
    from django.db import connections

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "HTTP_HOST": urlsplit(settings.PORTAL_URL).netloc,
        "SERVER_NAME": settings.PORTAL_HOST,
        "SERVER_PORT": str(settings.PORTAL_PORT),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "",
        "wsgi.url_scheme": urlsplit(settings.PORTAL_URL).scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    for _part in application(environ, lambda *head: None):
        pass
    connections.close_all()  # what the workers inherit must not share a connection


def answers(host, port, name):
    """Return whether the portal says that it is ready; `name` is the Host it is asked for."""
    question = f"GET /suc-khoe/san-sang/ HTTP/1.0\r\nHost: {name}\r\n\r\n".encode()
    try:
        with socket.create_connection((host, port), timeout=ANSWER_WITHIN) as link:
            link.sendall(question)
            return b" 200 " in link.recv(64)
    except OSError:
        return False
