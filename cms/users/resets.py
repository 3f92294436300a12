"""Links to a new password by mail: forgotten (an hour) and first sign-in (three days), N-59.

Django's tokens: each is good once, as it is made of the password that it replaces.
"""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django_tasks import task

from cms.readers.limits import Cap
from cms.readers.network import last_known_moment

from .models import ResetRequest, User

# SR-42: what one network may ask for, and what one account is sent.
PER_NETWORK = Cap(5, 5, 3600)
PER_ACCOUNT = 3
FIRST_LINK_DAYS = 3


class FirstLinkTokens(PasswordResetTokenGenerator):
    """Django lets a link live for PASSWORD_RESET_TIMEOUT; dated ahead, this one lives longer."""

    def _now(self):
        ahead = timedelta(days=FIRST_LINK_DAYS, seconds=-settings.PASSWORD_RESET_TIMEOUT)
        return datetime.now() + ahead


@task()
def send_reset_mail(email):
    """Send the link to every open account of the mailbox that had fewer than three in the hour.

    A task, so that the page answers in the same time whether there is an account or not (SR-52).
    """
    hour_ago = timezone.now() - timedelta(hours=1)
    for person in User.objects.filter(email__iexact=email, is_active=True):
        sent = ResetRequest.objects.filter(person=person, created_at__gt=hour_ago)
        if sent.count() < PER_ACCOUNT:
            ResetRequest.objects.create(person=person)
            send_link(person, "reset", PasswordResetTokenGenerator())


def send_first_link(person):
    """Send a new person the link to choose the first password."""
    send_link(person, "welcome", FirstLinkTokens())


def send_link(person, mail, tokens):
    context = {
        "person": person,
        "site": urlsplit(settings.PORTAL_URL).netloc,
        "portal_url": settings.PORTAL_URL,
        "uid": urlsafe_base64_encode(force_bytes(person.pk)),
        "token": tokens.make_token(person),
        "days": FIRST_LINK_DAYS,
    }
    subject = render_to_string(f"users/mail/{mail}_subject.txt", context).strip()
    person.email_user(subject, render_to_string(f"users/mail/{mail}.txt", context))


def forget_old_requests():
    """Delete the rows whose network key may not be known any more."""
    ResetRequest.objects.filter(created_at__lt=last_known_moment()).delete()
