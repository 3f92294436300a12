"""A mail server of a few lines, for tests that must know what really leaves."""

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 thu.congvu.example")
        while line := self.rfile.readline():
            verb = line.split(None, 1)[0].decode().upper()
            if verb == "DATA":
                self.say("354 go on")
                self.server.received.append(self.read_mail())
            self.say("221 bye" if verb == "QUIT" else "250 ok")

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def read_mail(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                raise ConnectionResetError  # the sender died: such a mail was never taken
            lines.append(line)
        return message_from_bytes(b"".join(lines), policy=default)


@contextmanager
def mail_server():
    """Serve on a free port of this machine; yields the port and the list of received mails."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        server.received = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], server.received
        server.shutdown()
