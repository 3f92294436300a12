"""Sixty invitations leave while the sender is killed again and again: none goes twice (MT-14, MT-45)."""

import time
from collections import Counter

import pytest

from cms.mail import delivery
from cms.mail.models import MailState, OutgoingMail
from meetingpages.meetings.inviting.sending import send_all
from meetingpages.meetings.models import Status
from tests.operations.conftest import real_database  # noqa: F401
from tests.operations.smtp import mail_server
from tests.statistics.killed import kill, start

from .making import invite, make_meeting, make_person
from .sender import send

INVITED, KILLS = 60, 3
PATIENCE = 180  # seconds, on a slow and busy machine

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("real_database", "real_outbox")]


def wait_for(reached):
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_no_invitation_leaves_twice_and_none_is_lost_without_a_word():
    meeting = make_meeting(status=Status.SENT)
    for number in range(INVITED):
        invite(meeting, make_person(f"Dai Bieu {number}"))
    send_all(meeting, None)
    waiting = OutgoingMail.objects.filter(state=MailState.QUEUED)
    with mail_server() as (port, received):
        for round_number in range(1, KILLS + 1):
            sender = start(send, port)
            wait_for(lambda n=round_number: len(received) >= n * INVITED // (KILLS + 1))
            kill(sender)
            delivery.mark_interrupted()
        sender = start(send, port)
        wait_for(lambda: not waiting.exists())
        wait_for(lambda: not OutgoingMail.objects.filter(state=MailState.SENDING).exists())
        kill(sender)
    arrived = Counter(mail["To"] for mail in received)
    assert max(arrived.values()) == 1
    sent = OutgoingMail.objects.filter(state=MailState.SENT).count()
    unknown = OutgoingMail.objects.filter(state=MailState.UNKNOWN).count()
    assert sent + unknown == INVITED and unknown <= KILLS
    assert sent <= len(arrived) <= sent + unknown
