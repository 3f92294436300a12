"""Documents are sent, received, read and carried out; each step is somebody's press (VB-48 … VB-51)."""

import email
import re
from datetime import timedelta
from email import policy

import pytest
from django.test import Client
from django.utils import timezone

from cms.audit.models import AuditEntry
from cms.mail.models import OutgoingMail
from meetingpages.circulars.acknowledging import figures, forgetting, reminding
from meetingpages.circulars.models import Acknowledgement, AddresseeList, CircularPage
from meetingpages.circulars.models.addressees import CircularAddressee
from meetingpages.organisation import links
from meetingpages.organisation.models import MailDomain, Person
from tests.factories import make_person

from .making import make_circular, make_file, make_unit

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
DAY = timedelta(days=1)
LINK = re.compile(r"/hop/van-ban/[\w-]{43}/")


def official(name, unit="Sở Minh Họa", email=None, is_contact=True):
    MailDomain.objects.get_or_create(domain="congvu.example")
    office = make_unit(unit)
    address = email or f"{name.lower()}@congvu.example"
    person = Person.objects.create(full_name=name, unit=office, official_email=address)
    if is_contact:
        office.contact = person
        office.save()
    return person


def to_send(*rows, number="3138-CV/TU", days=5, **fields):
    """A published document; a row is a unit, a list or a person, or (one of them, duty)."""
    page = make_circular(number, report_by=TODAY() + days * DAY, **fields)
    for order, row in enumerate(rows):
        what, duty = row if isinstance(row, tuple) else (row, "thuc-hien")
        name = {"Unit": "unit", "Person": "person"}.get(type(what).__name__, "saved_list")
        CircularAddressee.objects.create(page=page, duty=duty, sort_order=order, **{name: what})
    return page


def desk(client, page, **given):
    return client.post(f"/quan-tri/van-ban/{page.pk}/phat-hanh/", given, follow=True)


def sent_link(name):
    """The newest personal link that went to somebody."""
    mail = OutgoingMail.objects.filter(recipients=f"{name}@congvu.example").latest("pk")
    return LINK.search(words_of(mail, "plain"))[0]


def words_of(mail, kind):
    message = email.message_from_bytes(mail.message.encode(), policy=policy.default)
    return message.get_body([kind]).get_content()


def entered(link):
    browser = Client()
    answer = browser.post(link)
    assert answer.status_code == 303
    return browser, answer["Location"]


def press(browser, place, step, row=None, **given):
    row = row or Acknowledgement.objects.get()
    given = {"step": step, "row": row.pk, "seen": row.version} | given
    return browser.post(place, given, follow=True)


@pytest.fixture
def sent(clerk_client):
    """An internal document with a file, sent to one office."""
    person = official("mai")
    page = to_send(person.unit, level="noi-bo", file=make_file())
    desk(clerk_client, page, action="send")
    return page


def test_each_office_gets_one_mail_with_its_link_and_doubles_are_joined(clerk_client, index):
    one, two = official("mot", "Sở Một"), official("hai", "Sở Hai")
    extra = official("ba", "Sở Hai", is_contact=False)
    both = AddresseeList.objects.create(name="Các sở")
    both.units.set([one.unit, two.unit])
    page = to_send((both, "phoi-hop"), one.unit, extra, extra, two)
    desk(clerk_client, page, action="send")
    desk(clerk_client, page, action="send")
    rows = Acknowledgement.objects.values_list("person__full_name", "duty")
    assert set(rows) == {("mot", "thuc-hien"), ("hai", "phoi-hop"), ("ba", "thuc-hien")}
    mails = OutgoingMail.objects.values_list("recipients", flat=True)
    assert sorted(mails) == [f"{name}@congvu.example" for name in ("ba", "hai", "mot")]
    assert AuditEntry.objects.filter(action="circular.send").count() == 1


def test_the_mail_is_text_and_a_page_that_say_the_same(clerk_client, sent):
    mail, link = OutgoingMail.objects.get(), sent_link("mai")
    for kind in ("plain", "html"):
        words = words_of(mail, kind)
        for said in ("Sở Minh Họa", "3138-CV/TU", "Hạn báo cáo", link, "chưa tính là đã nhận"):
            assert said in words
        assert sent.about not in words  # not public: the number only


def letter_of(browser, page):
    row = Acknowledgement.objects.get()
    return browser.get(f"/quan-tri/van-ban/{page.pk}/phat-hanh/{row.pk}/thu/")


def test_the_clerk_reads_the_mail_and_its_link_only_where_no_server_could_deliver_it(
    clerk_client, sent, settings
):
    link = sent_link("mai")
    settings.OUTBOX_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    answer = letter_of(clerk_client, sent)
    said = answer.content.decode()
    assert "Văn phòng gửi tới nơi nhận" in said and "mai@congvu.example" in said
    assert link not in said and "/hop/van-ban/•••/" in said
    assert "no-store" in answer["Cache-Control"]
    seen = AuditEntry.objects.filter(action="circular.mail_seen")
    assert not seen.exists()
    settings.OUTBOX_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert link in letter_of(clerk_client, sent).content.decode()
    assert link.split("/")[3] not in str(seen.values().get())
    desk_page = clerk_client.get(f"/quan-tri/van-ban/{sent.pk}/phat-hanh/").content.decode()
    assert "/thu/" in desk_page and "Thư: chờ gửi" in desk_page


def test_neither_an_administrator_nor_the_addressee_reads_the_mail(client, sent):
    client.force_login(make_person("quantri", superuser=True))
    assert letter_of(client, sent).status_code == 404
    assert "/thu/" not in client.get(f"/quan-tri/van-ban/{sent.pk}/phat-hanh/").content.decode()
    assert letter_of(entered(sent_link("mai"))[0], sent).status_code == 302  # to sign in


def test_sent_again_the_newest_mail_is_the_one_to_read(clerk_client, sent):
    old = sent_link("mai")
    desk(clerk_client, sent, action="again", row=Acknowledgement.objects.get().pk)
    said = letter_of(clerk_client, sent).content.decode()
    assert sent_link("mai") in said and old not in said


def test_who_cannot_get_it_is_named_and_the_others_get_it(clerk_client, index):
    free = official("tu", "Sở Gmail")
    Person.objects.filter(pk=free.pk).update(official_email="tu@gmail.com")
    page = to_send(official("mot").unit, make_unit("Sở Trống"), free.unit)
    text = clerk_client.get(f"/quan-tri/van-ban/{page.pk}/phat-hanh/").content.decode()
    assert "Sở Trống chưa có người nhận" in text and "tu@gmail.com thuộc dịch vụ" in text
    desk(clerk_client, page, action="send")
    assert OutgoingMail.objects.get().recipients == "mot@congvu.example"


@pytest.mark.parametrize("fields", [{"live": False}, {"level": "han-che"}])
def test_neither_drafts_nor_limited_documents_are_sent(clerk_client, index, fields):
    page = to_send(official("mai").unit, **fields)
    desk(clerk_client, page, action="send")
    assert not Acknowledgement.objects.exists() and not OutgoingMail.objects.exists()


def test_only_the_clerk_sends(client, sent):
    client.force_login(make_person("truyenthong", "Truyền thông"))
    client.post(f"/quan-tri/van-ban/{sent.pk}/phat-hanh/", {"action": "send"})
    assert Acknowledgement.objects.count() == 1


def test_looking_at_a_link_changes_nothing_and_shows_the_title_only(sent):
    link, scanner = sent_link("mai"), Client()
    for _again in range(2):
        answer = scanner.get(link)
    text = answer.content.decode()
    assert answer.status_code == 200 and "Công văn số 3138-CV/TU" in text
    assert sent.abstract not in text and "sessionid" not in scanner.cookies
    assert Acknowledgement.objects.get().status == "da-gui"
    assert scanner.get(f"/hop/van-ban/{sent.uuid}/").status_code == 404


def test_the_steps_are_taken_in_turn_by_the_person_of_the_link(sent):
    browser, place = entered(sent_link("mai"))
    assert sent.abstract[5:] in browser.get(place).content.decode()
    assert Acknowledgement.objects.get().status == "da-gui"  # reading is no step either
    for step, status in [("received", "da-nhan"), ("read", "da-doc")]:
        press(browser, place, step)
        assert Acknowledgement.objects.get().status == status
    text = press(browser, place, "done", reply_number="2/BC").content.decode()
    assert "Hãy ghi ngắn gọn kết quả triển khai." in text and 'value="2/BC"' in text
    press(browser, place, "done", report="Đã phổ biến.", reply_number="215/BC-SNV")
    row = Acknowledgement.objects.get()
    assert (row.status, row.report, row.reply_number) == (
        "da-trien-khai", "Đã phổ biến.", "215/BC-SNV",
    )  # fmt: skip
    assert row.done_by.full_name == "mai"
    assert AuditEntry.objects.get(action="circular.done").actor_name == "mai"


def test_a_later_step_implies_the_earlier_ones_and_keeps_their_times(sent):
    browser, place = entered(sent_link("mai"))
    press(browser, place, "received")
    received = Acknowledgement.objects.get().received_at
    press(browser, place, "done", report="Xong.")
    row = Acknowledgement.objects.get()
    assert row.received_at == received < row.read_at == row.done_at
    assert row.received_by == row.read_by == row.done_by


def test_of_two_presses_on_one_page_the_second_is_told(sent):
    browser, place = entered(sent_link("mai"))
    press(browser, place, "received")
    text = press(browser, place, "read", seen=0).content.decode()
    assert "Trạng thái đã thay đổi" in text
    assert Acknowledgement.objects.get().status == "da-nhan"


def test_who_is_only_informed_is_not_asked_for_a_report(clerk_client, index):
    page = to_send((official("mai").unit, "bao-cao"))
    desk(clerk_client, page, action="send")
    browser, place = entered(sent_link("mai"))
    assert 'value="done"' not in browser.get(place).content.decode()
    press(browser, place, "done", report="Xong.")
    assert Acknowledgement.objects.get().status == "da-gui"


def test_the_clerk_undoes_a_step_with_a_reason(clerk_client, sent):
    browser, place = entered(sent_link("mai"))
    press(browser, place, "read")
    row = Acknowledgement.objects.get()
    given = {"action": "undo", "row": row.pk, "seen": row.version}
    assert "Hãy ghi lý do hoàn lại." in desk(clerk_client, sent, **given).content.decode()
    assert Acknowledgement.objects.get().status == "da-doc"
    desk(clerk_client, sent, reason="Bấm nhầm", **given)
    row = Acknowledgement.objects.get()
    assert (row.status, row.read_at, row.read_by) == ("da-nhan", None, None) and row.received_at
    assert AuditEntry.objects.get(action="circular.undo").reason == "Bấm nhầm"


def test_an_internal_document_and_its_files_open_by_its_link_and_nothing_else_does(sent):
    other = make_circular("9-CV/TU", level="noi-bo", file=make_file("khac.pdf"))
    browser, place = entered(sent_link("mai"))
    answer = browser.get(sent.main_file.url)
    assert answer.status_code == 200 and answer["Cache-Control"] == "private, no-store"
    assert Client().get(sent.main_file.url).status_code == 404
    for closed in (other.main_file.url, f"/hop/van-ban/{other.uuid}/", other.url, sent.url):
        assert browser.get(closed).status_code == 404, closed


@pytest.mark.parametrize("change", ["limited", "unpublished", "revoked"])
def test_a_link_ends_with_its_right(sent, change):
    link = sent_link("mai")
    browser, place = entered(link)
    if change == "limited":
        CircularPage.objects.filter(pk=sent.pk).update(level="han-che")
    elif change == "unpublished":
        CircularPage.objects.get(pk=sent.pk).unpublish()
    else:
        links.revoke(Person.objects.get(full_name="mai"), "circular", sent.uuid)
    assert browser.get(place).status_code == browser.get(sent.main_file.url).status_code == 404
    assert Client().post(link).status_code == 410


def test_a_link_to_something_else_or_to_nothing_is_not_found(sent):
    person = Person.objects.get(full_name="mai")
    meeting = links.make_link(person, "meeting", sent.uuid, timezone.now() + DAY)
    for token in (meeting, "a" * 43, "x"):
        for answer in (
            Client().get(f"/hop/van-ban/{token}/"),
            Client().post(f"/hop/van-ban/{token}/"),
        ):
            assert answer.status_code == 404
    stranger = official("la", "Sở Lạ")
    foreign = links.make_link(stranger, "circular", sent.uuid, timezone.now() + DAY)
    assert Client().post(f"/hop/van-ban/{foreign}/").status_code == 410


def test_sent_again_the_old_link_ends(clerk_client, sent):
    old = sent_link("mai")
    desk(clerk_client, sent, action="again", row=Acknowledgement.objects.get().pk)
    assert Client().post(old).status_code == 410
    entered(sent_link("mai"))


def test_a_reminder_goes_a_day_before_and_on_the_day_once_each_and_none_after_an_answer(
    clerk_client, index
):
    page = to_send(official("mot", "Sở Một").unit, official("hai", "Sở Hai").unit,
                   (official("ba", "Sở Ba").unit, "luu"))  # fmt: skip
    desk(clerk_client, page, action="send")
    morning = timezone.localtime().replace(hour=8)
    row = Acknowledgement.objects.get(unit__name="Sở Hai")
    browser, place = entered(sent_link("hai"))
    press(browser, place, "done", row, report="Xong.")
    counts = [reminding.remind_due(morning + days * DAY) for days in (0, 3, 4, 4, 5, 5, 6)]
    assert counts == [0, 0, 1, 0, 1, 0, 0]
    assert reminding.remind_due(morning.replace(hour=2) + 5 * DAY) == 0
    assert "3138-CV/TU" in OutgoingMail.objects.latest("pk").subject
    entered(sent_link("mot"))


def test_the_public_sees_the_printed_lines_and_nothing_more(client, clerk_client, index):
    everybody = AddresseeList.objects.create(name="Các sở, ban, ngành")
    keeper = official("mai", "Văn phòng Mẫu")
    page = to_send(everybody, (keeper.unit, "luu"))
    desk(clerk_client, page, action="send")
    text = Client().get(page.url).content.decode()
    assert "Các sở, ban, ngành; Lưu: Văn phòng Mẫu" in text
    roads = ["/van-ban/", "/van-ban/rss/", "/van-ban/xuat.csv", "/tim-kiem/?q=3138-CV/TU", page.url]
    for road in roads:
        words = Client().get(road).content.decode()
        assert "mai" not in words.lower().split() and "Chưa nhận" not in words, road
    assert Client().get("/hop/van-ban/")["Location"].startswith("/dang-nhap/")


def test_the_board_shows_units_by_documents_overdue_first(client, clerk_client, index):
    one, two = official("mot", "Sở Một"), official("hai", "Sở Hai")
    late = to_send(one.unit, two.unit, number="1-CV/TU", days=-1)
    new = to_send(one.unit, number="2-CV/TU")
    for page in (late, new):
        desk(clerk_client, page, action="send")
    row = Acknowledgement.objects.get(circular=late, unit=one.unit)
    Acknowledgement.objects.filter(pk=row.pk).update(status="da-trien-khai", done_at=timezone.now())
    client.force_login(make_person("chanhvp", "Chánh Văn phòng"))
    answer = client.get("/hop/van-ban/")
    text = answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"
    assert text.index("1-CV/TU") < text.index("2-CV/TU")
    lines = re.findall(r"<tr>(.*?)</tr>", text, re.S)
    cells = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "|", line)) for line in lines]
    assert [c for c in cells if "Tỷ lệ đã triển khai" in c][0].count("1 trên 2") == 1
    assert [c for c in cells if "Sở Hai" in c][0].count("—") == 1
    assert "quá hạn" in [c for c in cells if "Sở Hai" in c][0]
    table = client.get("/hop/van-ban/?dinh-dang=csv").content.decode()
    assert table.count("CV/TU") == 3
    client.force_login(make_person("truyenthong2", "Truyền thông"))
    assert client.get("/hop/van-ban/").status_code == 404


@pytest.mark.parametrize("count", [2, 12])
def test_the_board_costs_the_same_for_any_number(clerk_client, index, count,
                                                 django_assert_max_num_queries):  # fmt: skip
    units = [official(f"n{number}", f"Sở {number}").unit for number in range(count)]
    for number in range(count):
        desk(clerk_client, to_send(*units, number=f"{number + 1}-CV/TU"), action="send")
    with django_assert_max_num_queries(12):
        clerk_client.get("/hop/van-ban/")


def test_a_report_counts_for_the_unit_when_its_term_is_over(clerk_client, index):
    one, two, three = (official(name, f"Sở {name}") for name in ("mot", "hai", "ba"))
    page = to_send(one.unit, two.unit, three.unit, days=-1)
    desk(clerk_client, page, action="send")
    done = Acknowledgement.objects.filter(unit__in=[one.unit, two.unit])
    done.update(status="da-trien-khai", done_at=timezone.now())
    done.filter(unit=one.unit).update(done_at=timezone.now() - 2 * DAY)
    now = timezone.now()
    faults = {case.unit.name: case.fault for case in figures.cases_of(now - 9 * DAY, now + 9 * DAY)}
    assert faults == {
        "Sở mot": "", "Sở hai": "Báo cáo sau hạn", "Sở ba": "Chưa báo cáo triển khai",
    }  # fmt: skip
    assert figures.cases_of(now + DAY, now + 9 * DAY) == []


def test_after_two_years_names_and_words_are_gone_and_the_figures_stay(sent):
    browser, place = entered(sent_link("mai"))
    press(browser, place, "done", report="Xong.")
    assert forgetting.forget_names() == 0
    assert forgetting.forget_names(timezone.now() + 731 * DAY) == 1
    row = Acknowledgement.objects.get()
    assert (row.person, row.mail, row.done_by, row.report) == (None, None, None, "") and row.is_done


def test_a_line_of_the_addressees_names_exactly_one(index):
    page = make_circular()
    for fields in ({}, {"unit": make_unit(), "saved_list": AddresseeList(pk=1)}):
        with pytest.raises(Exception, match="Hãy chọn một đơn vị"):
            CircularAddressee(page=page, **fields).clean()
