"""The list of documents: filters that combine, sorting, CSV, feed, the newest beside every page (VB-43…VB-47)."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetingpages.circulars.models import CircularPage, Subject

from .making import make_circular, make_file, make_many, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(index):
    """Three documents of two offices; the first with two subjects, the last with none."""
    office = make_unit("Ủy ban nhân dân tỉnh Bình Phước", short_name="UBND tỉnh")
    subjects = [Subject.objects.create(name=name) for name in ("Chuyển đổi số", "Lưu trữ")]
    return [
        make_circular(subjects=subjects, file=make_file()),
        make_circular("123/QĐ-UBND", date(2019, 7, 26), kind="Quyết định", unit=office,
                      abstract="Ban hành quy chế hộp thư", subjects=subjects[:1]),
        make_circular("05-QC/TU", date(2018, 1, 1), kind="Quy chế", abstract="Phòng họp",
                      effective_to=date(2019, 1, 1)),
    ]  # fmt: skip


def numbers(client, query=""):
    """Return the numbers in the rows of the list, in their order."""
    answer = client.get(f"/van-ban/?{query}")
    assert answer.status_code == 200
    return [circular.printed_number for circular in answer.context["circulars"]]


def test_the_filters_narrow_and_combine(client, three):
    first, second, third = (page.printed_number for page in three)
    both = Subject.objects.order_by("name")
    assert numbers(client) == [first, second, third]
    for query, found in {
        "so=3138+cv+tu": [first], "so=05": [third], "so=ubnd": [second], "q=quy+che": [second],
        "q=họp": [first, second, third], "q=zzz": [], f"loai={three[1].type_id}": [second],
        f"co-quan={three[1].issuers.get().unit_id}": [second],
        f"linh-vuc={both[0].pk}": [first, second], "tu-ngay=26/07/2019": [first, second],
        "den-ngay=26/07/2019": [second, third], "tinh-trang=het": [third],
        f"linh-vuc={both[0].pk}&tu-ngay=01/08/2019&q=giay": [first],
        "sap-xep=cu": [third, second, first], "sap-xep=so": [third, second, first],
        "sap-xep=hieu-luc": [first, second, third], "q=phong+hop&sap-xep=lien-quan": [third],
        "utm_source=a&khong-co=1": [first, second, third],
    }.items():  # fmt: skip
        assert numbers(client, query) == found, query


@pytest.mark.parametrize(
    "query",
    ["tu-ngay=31/02/2019", "tinh-trang=xx", "loai=99999", "loai=a", "co-quan=%27", "sap-xep=zz",
     "q=" + "x" * 300, "linh-vuc=99999999999999999999", "tu-ngay=%01", "loai=1&loai=2x"],
)  # fmt: skip
def test_a_bad_filter_says_so_and_is_ignored(client, three, query):
    answer = client.get(f"/van-ban/?{query}")
    assert answer.status_code == 200 and len(answer.context["circulars"]) in (0, 3)
    if not query.startswith("q="):
        assert "Lỗi:" in answer.content.decode() and len(answer.context["circulars"]) == 3


def test_each_filter_is_a_chip_that_takes_itself_away(client, three):
    words = client.get("/van-ban/?q=giấy&tu-ngay=01/01/2019").content.decode()
    assert 'href="/van-ban/?tu-ngay=01%2F01%2F2019"' in words
    assert 'href="/van-ban/?q=gi%E1%BA%A5y"' in words and "1 văn bản" in words


def test_the_feed_and_the_table_follow_the_filters(client, three):
    for road in ("rss/", "xuat.csv"):
        words = client.get(f"/van-ban/{road}?q=phòng").content.decode()
        assert "05-QC/TU" in words and "3138-CV/TU" not in words
    assert f"van-ban-{three[2].pk}</guid>" in client.get("/van-ban/rss/").content.decode()


def test_the_table_is_harmless_to_a_spreadsheet(client, index):
    make_circular(abstract='=HYPERLINK("http://a.vn";"x")')
    answer = client.get("/van-ban/xuat.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    [_heads, row] = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row[0] == "3138-CV/TU" and row[3].startswith("'=")


def test_the_clerks_register_shows_all_and_exports_harmlessly(clerk_client, index):
    make_circular(abstract="+1+1", level="noi-bo")
    make_circular("9-CV/TU", live=False)
    address = "/quan-tri/van-ban/so-dang-ky/"
    words = clerk_client.get(address).content.decode()
    assert "3138-CV/TU" in words and "9-CV/TU" in words
    answer = clerk_client.get(f"{address}?export=csv").content.decode("utf-8-sig")
    assert "'+1+1" in answer and "Lưu hành nội bộ" in answer


def test_the_newest_stand_beside_every_page(client, index):
    today = timezone.localdate()
    for age in (0, 6, 7, 30, 40, 50):
        make_circular(f"{age + 1}-CV/TU", today - timedelta(days=age))
    make_circular("99-CV/TU", today, level="noi-bo")
    words = client.get("/").content.decode()
    box = words.split('data-block="latest-circulars"')[1].split("</section>")[0]
    assert box.count("<li>") == 5 and "99-CV/TU" not in box and "51-CV/TU" not in box
    assert box.count(">mới<") == 2 and "Xem tất cả" in box


@pytest.mark.parametrize("asked", ["", "?q=họp", "?so=1-cv"])
def test_the_list_costs_the_same_at_any_size(client, index, asked):
    def cost():
        client.get("/van-ban/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/van-ban/" + asked)
        return len(queries)

    make_many(30)
    few = cost()
    make_many(270)
    assert cost() <= few <= 18


def test_deleting_a_used_word_is_refused(clerk_client, three):
    address = reverse("wagtailsnippets_circulars_circulartype:delete", args=[three[0].type_id])
    clerk_client.post(address)
    assert CircularPage.objects.filter(type_id=three[0].type_id).exists()
