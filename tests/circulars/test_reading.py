"""Who may not read a document finds no trace of it on any road (VB-41, VB-42, Q-26)."""

import pytest
from django.urls import reverse

from meetingpages.circulars.models import CircularPage
from tests.factories import make_person

from .making import make_circular, make_file

pytestmark = pytest.mark.django_db
HIDDEN = "Sáp nhập thử Ban Mẫu"
ROADS = [
    "/van-ban/", "/van-ban/?q=sap+nhap", "/van-ban/rss/", "/van-ban/xuat.csv", "/sitemap-trang.xml",
    "/tim-kiem/?q=sap+nhap", "/", "/so-do/", "/rss/",
]  # fmt: skip


@pytest.fixture(params=["noi-bo", "han-che", "draft"])
def hidden(request, index):
    live = request.param != "draft"
    level = request.param if live else "cong-khai"
    file = make_file("kin.pdf")
    return make_circular("77-QĐ/TU", kind="Quyết định", abstract=HIDDEN, level=level, live=live,
                         file=file)  # fmt: skip


def test_a_stranger_finds_no_trace(client, hidden):
    for road in ROADS:
        answer = client.get(road)
        words = answer.content.decode()
        assert answer.status_code == 200, road
        assert HIDDEN not in words and "77-QĐ/TU" not in words, road


def test_page_and_file_answer_as_if_they_were_not_there(client, hidden):
    file = hidden.get_latest_revision_as_object().attachments.all()[0].file
    missing = file.url.replace(str(file.uuid), "00000000-0000-4000-8000-000000000000")
    for there, nowhere in [(hidden.url, "/van-ban/khong-co/"), (file.url, missing)]:
        answer, other = client.get(there), client.get(nowhere)
        assert answer.status_code == other.status_code == 404
        assert answer.content == other.content
        assert answer.headers == other.headers


def test_counts_know_nothing_of_hidden_ones(client, hidden):
    make_circular()
    assert "1 văn bản" in client.get("/van-ban/").content.decode()
    assert "Quyết định" not in client.get("/van-ban/").content.decode()  # nor do the filters


def test_internal_ones_are_for_whoever_is_signed_in(client, index):
    page = make_circular(level="noi-bo", file=make_file())
    client.force_login(make_person("daibieu1"))
    assert client.get(page.url).status_code == 200
    answer = client.get(page.main_file.url)
    assert answer.status_code == 200 and answer["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer


def test_limited_ones_are_for_the_named_and_the_clerks(client, clerk):
    named = make_person("daibieu1")
    page = make_circular(level="han-che", readers=[named], file=make_file())
    for person, status in [(named, 200), (clerk, 200), (make_person("daibieu2"), 404)]:
        client.force_login(person)
        assert client.get(page.url).status_code == status
        assert client.get(page.main_file.url).status_code == status


def test_a_public_file_is_sent_with_both_names(client, index):
    page = make_circular(file=make_file("Công văn 3138.pdf"))
    answer = client.get(page.main_file.url)
    assert answer.status_code == 200 and answer["X-Content-Type-Options"] == "nosniff"
    assert 'filename="cong-van-3138.pdf"' in answer["Content-Disposition"]
    assert "filename*=UTF-8''C%C3%B4ng" in answer["Content-Disposition"]


def test_a_replaced_or_withdrawn_file_is_gone_by_its_old_address(client, index):
    page = make_circular(file=make_file("cu.pdf"))
    old = page.main_file.url
    page.attachments.clear()
    page.save_revision().publish()
    assert client.get(old).status_code == 404
    other = make_circular("2-CV/TU", file=make_file("khac.pdf"))
    address = other.main_file.url
    other.unpublish()
    assert client.get(address).status_code == 404


def test_the_chooser_of_files_is_for_clerks(client, clerk, section):
    file = make_file("kin.pdf")
    address = reverse("circular_file:choose")
    client.force_login(make_person("truyenthong", "Truyền thông"))
    assert client.get(address).status_code == 302
    assert client.get(reverse("circular_file:chosen", args=[file.pk])).status_code == 302
    client.force_login(clerk)
    assert "kin.pdf" in client.get(address).content.decode()


def test_a_clerk_previews_a_draft(clerk_client, index):
    page = make_circular(live=False)
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert "3138-CV/TU" in clerk_client.get(address).content.decode()


def test_reserved_addresses_stay_free(index):
    for slug in ("rss", "xuat.csv"):
        assert slug in type(index).reserved_slugs
    make_circular("rss", kind="Thư công")
    assert not CircularPage.objects.filter(slug__in=["rss", "xuat.csv"]).exists()
