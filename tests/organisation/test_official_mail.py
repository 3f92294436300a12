"""Mail of meetings and documents: judged on the day it is sent, its fate to be seen (MT-12, MT-14)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.mail import delivery
from cms.mail.models import MailState, OutgoingMail
from meetingpages.organisation import official_mail
from meetingpages.organisation.models import MailDomain, Person
from tests.factories import make_person
from tests.operations.smtp import mail_server

from .rows import REFUSED

ICS = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Họp thường kỳ\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(("typed", "words"), REFUSED)
def test_no_mail_leaves_for_such_an_address_whoever_calls(domains, typed, words):
    with pytest.raises(ValidationError) as refused:
        official_mail.send(typed, "Giấy mời họp", "Kính mời")
    assert refused.value.messages[0].startswith(words)
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("place", ["cc", "bcc", "reply_to"])
def test_copies_and_answers_go_to_official_mailboxes_too(person, place):
    with pytest.raises(ValidationError, match="thư công cộng"):
        official_mail.send(
            person,
            "Giấy mời",
            "…",
            **{place: "x@gmail.com" if place == "reply_to" else ["x@gmail.com"]},
        )
    assert not OutgoingMail.objects.exists()


def test_a_person_kept_before_the_domain_ended_gets_nothing(person):
    MailDomain.objects.filter(domain="binhphuoc.gov.vn").update(valid_to=date(2020, 1, 1))
    with pytest.raises(ValidationError, match="thư công vụ của Nguyễn Thị Mẫu"):
        official_mail.send(person, "Giấy mời", "…")


def test_who_has_left_gets_nothing(person):
    person.is_active = False
    with pytest.raises(ValidationError, match="đã thôi việc"):
        official_mail.send(person, "Giấy mời", "…")


def test_an_invitation_arrives_as_text_page_and_calendar(person, unit, settings):
    secretary = Person.objects.create(
        full_name="Phạm Thị Thư", unit=unit, official_email="thuky@binhphuoc.gov.vn"
    )
    with mail_server() as (port, received):
        settings.OUTBOX_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        mail_id = official_mail.send(
            person, "Giấy mời họp thường kỳ", "Kính mời dự họp.", "<p>Kính mời dự họp.</p>",
            reply_to=secretary, calendar=("REQUEST", ICS),
        )  # fmt: skip
        assert OutgoingMail.objects.get(pk=mail_id).get_state_display() == "Chờ gửi"
        assert delivery.send_due() == 1
    (mail,) = received
    assert (mail["Subject"], mail["To"]) == ("Giấy mời họp thường kỳ", "ntmau@binhphuoc.gov.vn")
    assert mail["From"].addresses[0].display_name == "Phạm Thị Thư"
    assert mail["From"].addresses[0].addr_spec == settings.DEFAULT_FROM_EMAIL
    assert mail["Reply-To"] == "thuky@binhphuoc.gov.vn"
    alternatives, file = mail.iter_parts()
    kinds = [part.get_content_type() for part in alternatives.iter_parts()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    text, page, calendar = alternatives.iter_parts()
    assert text.get_content().strip() == "Kính mời dự họp."
    assert page.get_content().strip() == "<p>Kính mời dự họp.</p>"
    assert calendar["Content-Type"].params["method"] == "REQUEST"
    assert "SUMMARY:Họp thường kỳ" in calendar.get_content()
    assert file.get_filename().endswith(".ics")
    assert file.get_content() == ICS.encode()
    assert OutgoingMail.objects.get(pk=mail_id).get_state_display() == "Đã gửi"


def test_a_hidden_copy_stands_in_no_header(person):
    mail_id = official_mail.send(person, "Giấy mời", "…", bcc=["vanthu@binhphuoc.gov.vn"])
    row = OutgoingMail.objects.get(pk=mail_id)
    assert "vanthu@binhphuoc.gov.vn" in row.recipients
    assert "vanthu@binhphuoc.gov.vn" not in row.message


@pytest.mark.parametrize("subject", ["Họp\nBcc: x@gmail.com", "Họp\r\nTo: x@gmail.com"])
def test_a_subject_brings_no_header_along(person, subject):
    with pytest.raises(ValueError, match="Header values"):
        official_mail.send(person, subject, "…")
    assert not OutgoingMail.objects.exists()


def test_what_nobody_knows_waits_for_a_person_to_decide_once(person):
    mail_id = official_mail.send(person, "Giấy mời", "…")
    assert not official_mail.again(mail_id)  # it waits anyway
    OutgoingMail.objects.update(state=MailState.SENDING)
    delivery.mark_interrupted()
    mail = OutgoingMail.objects.get(pk=mail_id)
    assert mail.get_state_display() == "Không rõ đã gửi"
    assert delivery.send_due() == 0
    assert official_mail.again(mail_id)
    assert not official_mail.again(mail_id)
    mail.refresh_from_db()
    assert mail.state == MailState.QUEUED and mail.next_try_at <= timezone.now()


def test_sending_again_judges_again(person):
    mail_id = official_mail.send(person, "Giấy mời", "…")
    OutgoingMail.objects.update(state=MailState.FAILED)
    MailDomain.objects.all().delete()
    with pytest.raises(ValidationError, match="không có trong danh sách"):
        official_mail.again(mail_id)
    assert OutgoingMail.objects.get().state == MailState.FAILED


def test_three_hundred_mails_ask_for_the_domains_once(person, django_assert_num_queries):
    domains = list(MailDomain.objects.all())
    with django_assert_num_queries(3):
        for _n in range(3):
            official_mail.send(person, "Giấy mời", "…", domains=domains)


def test_who_looks_after_the_outbox_does_not_read_what_officials_write(client, person):
    sent = official_mail.send(person, "Giấy mời họp", "Liên kết riêng: xyz")
    mail = OutgoingMail.objects.get(pk=sent)
    client.force_login(make_person("quan-tri", superuser=True))
    shown = client.get(f"/quan-tri/mail/outgoingmail/inspect/{mail.pk}/").text
    assert "Giấy mời họp" in shown and "Chỉ người nhận đọc được." in shown
    assert "xyz" not in shown
