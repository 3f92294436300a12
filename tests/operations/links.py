"""Readers of a running portal whose connections stay open, each with one of granian's workers."""

import http.client
import socket
from contextlib import ExitStack, closing, contextmanager

MANY = 12  # shared out by the kernel: all with one worker would be once in two thousand times


@contextmanager
def open_links(portal):
    """Give MANY kept-alive connections to the portal."""
    with ExitStack() as stack:
        links = [
            http.client.HTTPConnection("127.0.0.1", portal.port, timeout=10) for _ in range(MANY)
        ]
        yield [stack.enter_context(closing(link)) for link in links]


def ask(link, path, method="GET"):
    """Return the body of the answer as text."""
    link.request(method, path)
    return link.getresponse().read().decode()


@contextmanager
def bodies_that_never_come(portal, path, count):
    """Hold so many connections open that promise a body and send none; gives their sockets."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{portal.port}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 50000\r\n\r\n"
    )
    with ExitStack() as stack:
        sockets = []
        for _number in range(count):
            link = socket.create_connection(("127.0.0.1", portal.port), timeout=10)
            sockets.append(stack.enter_context(link))
            link.sendall(head.encode())
        yield sockets
