"""Mail waits in the outbox until it is sent: once, or visibly failed (SF-6)."""

import smtplib
import threading
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage, get_connection, send_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.utils import timezone

from cms.mail import delivery
from cms.mail.models import MailState, OutgoingMail

from .smtp import mail_server

OUTBOX = "cms.mail.backend.OutboxBackend"


@pytest.fixture(autouse=True)
def real_outbox(settings):
    """pytest-django puts mail into a list; here it goes the portal's way."""
    settings.EMAIL_BACKEND = OUTBOX


def write(subject="Bài được trả lại", to="phongvien@congvu.example"):
    send_mail(subject, "Lý do: thiếu nguồn tin.", "cong@congvu.example", [to])


class Refusing(BaseEmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPConnectError(421, "try later")


class Counting(BaseEmailBackend):
    sent = []

    def send_messages(self, messages):
        self.sent.extend(messages)


def use(settings, backend):
    settings.OUTBOX_BACKEND = f"{__name__}.{backend.__name__}"


def test_a_mail_leaves_as_a_file_when_no_server_is_set(db, settings, tmp_path):
    settings.OUTBOX_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    write()
    assert OutgoingMail.objects.get().state == MailState.QUEUED
    assert delivery.send_due() == 1
    (file,) = (tmp_path / "mail").iterdir()
    text = file.read_text()
    assert "phongvien@congvu.example" in text
    assert "Lý do: thiếu nguồn tin." in text
    assert OutgoingMail.objects.get().state == MailState.SENT
    assert delivery.send_due() == 0


def test_a_mail_reaches_a_mail_server_word_for_word(db, settings):
    with mail_server() as (port, received):
        settings.OUTBOX_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        write()
        assert delivery.send_due() == 1
    (mail,) = received
    assert mail["Subject"] == "Bài được trả lại"
    assert mail["To"] == "phongvien@congvu.example"
    assert mail.get_content().strip() == "Lý do: thiếu nguồn tin."


def test_a_refused_mail_is_tried_for_a_day_then_shown_as_failed(db, settings):
    use(settings, Refusing)
    write()
    mail, waits = OutgoingMail.objects.get(), []
    while mail.state == MailState.QUEUED:
        assert delivery.send_due(now=mail.next_try_at + timedelta(seconds=1)) == 0
        mail.refresh_from_db()
        waits.append(round((mail.next_try_at - timezone.now()).total_seconds() / 60))
    assert waits[:-1] == [1, 5, 15, 60, 240, 720, 1440]
    assert mail.state == MailState.FAILED
    assert "SMTPConnectError" in mail.last_error
    assert delivery.send_due(now=timezone.now() + timedelta(days=30)) == 0


def test_a_mail_that_was_put_off_leaves_once_the_server_is_back(db, settings):
    use(settings, Refusing)
    write()
    delivery.send_due()
    assert delivery.send_due() == 0  # not before its time
    use(settings, Counting)
    Counting.sent = []
    assert delivery.send_due(now=timezone.now() + timedelta(minutes=2)) == 1
    assert [message.subject for message in Counting.sent] == ["Bài được trả lại"]


def test_one_mail_that_cannot_be_sent_does_not_hold_up_the_next(db, settings):
    class Broken(Counting):
        def send_messages(self, messages):
            if messages[0].subject == "hỏng":
                raise UnicodeError("address")
            super().send_messages(messages)

    settings.OUTBOX_BACKEND = "tests.operations.test_outbox.Broken"
    globals()["Broken"] = Broken
    Counting.sent = []
    write("hỏng")
    write("lành")
    assert delivery.send_due() == 1
    assert [message.subject for message in Counting.sent] == ["lành"]
    assert OutgoingMail.objects.get(subject="hỏng").state == MailState.QUEUED


def test_a_mail_that_was_leaving_when_the_portal_died_is_shown_not_sent_again(db, settings):
    use(settings, Counting)
    Counting.sent = []
    write()
    OutgoingMail.objects.update(state=MailState.SENDING)
    assert delivery.mark_interrupted() == 1
    mail = OutgoingMail.objects.get()
    assert (mail.state, mail.last_error) == (MailState.UNKNOWN, delivery.INTERRUPTED)
    assert delivery.send_due() == 0
    assert Counting.sent == []


def test_a_mail_of_a_change_that_was_taken_back_never_existed(db):
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        write()
        raise RuntimeError
    assert not OutgoingMail.objects.exists()


def test_a_header_cannot_be_smuggled_in(db):
    with pytest.raises(ValueError, match="Header values"):
        write("Xin chào\nBcc: moi-nguoi@congvu.example")
    assert not OutgoingMail.objects.exists()


def test_two_senders_never_send_the_same_mail(settings, real_database):
    use(settings, Counting)
    Counting.sent = []
    mails = [EmailMessage(f"Thư {n}", "…", to=["a@congvu.example"]) for n in range(20)]
    get_connection(OUTBOX).send_messages(mails)
    start = threading.Barrier(2)

    def send_all():
        start.wait()
        while OutgoingMail.objects.filter(state=MailState.QUEUED).exists():
            delivery.send_due()
        connection.close()

    senders = [threading.Thread(target=send_all) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert sorted(message.subject for message in Counting.sent) == sorted(
        message.subject for message in mails
    )
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {MailState.SENT}


def test_the_text_of_a_mail_between_officials_is_forgotten_after_ninety_days(db):
    now = timezone.now()
    for subject, days, private in [("cũ", 91, True), ("mới", 89, True), ("chung", 91, False)]:
        write(subject)
        left = {"state": MailState.SENT, "sent_at": now - timedelta(days=days)}
        OutgoingMail.objects.filter(subject=subject).update(is_private=private, **left)
    write("chờ")
    OutgoingMail.objects.filter(subject="chờ").update(is_private=True)
    assert delivery.forget_private(now) == 1
    kept = OutgoingMail.objects.exclude(message="").values_list("subject", flat=True)
    assert sorted(kept) == ["chung", "chờ", "mới"]
