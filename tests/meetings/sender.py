"""A process that sends what waits in the outbox by a mail server, made to be killed at any moment."""

import time

from django.conf import settings
from django.db import OperationalError, connections

from cms.mail import delivery


def send(port):
    settings.OUTBOX_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    while True:
        try:
            if not delivery.send_due():
                time.sleep(0.05)
        except OperationalError:  # the one before was killed a moment ago
            connections.close_all()
