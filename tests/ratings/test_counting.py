"""Staff can trust the sums: counted again from rows, bad ones left out and taken back (EG-1, EA-9)."""

import csv
import io
import logging

import pytest
from django.core.management import CommandError, call_command

from cms.audit.models import AuditEntry
from cms.ratings.counting import differences, report_differences
from cms.ratings.figures import figures_of
from cms.ratings.models import Rating, RatingBaseline, RatingSummary
from tests.factories import make_person

from .reader import Reader

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/ratings/rating/"
ACT = "/quan-tri/danh-gia/loai/"


@pytest.fixture
def rated(article):
    for score in (5, 1, 1):
        Reader().rate(article, score)
    return article


@pytest.fixture
def staff(client, home):
    client.force_login(make_person("truyenthong", "Truyền thông"))
    return client


def act(client, chosen, action="exclude", reason="Cụm phiếu của một chương trình"):
    data = {"rating": [row.pk for row in chosen], "action": action, "reason": reason}
    return client.post(ACT, data, follow=True)


def test_a_wrong_sum_is_reported_and_only_a_person_repairs_it(rated, caplog, capsys):
    assert differences() == []
    call_command("engagement_recount")
    RatingSummary.objects.update(n5=9, count=11, sum=47)
    with caplog.at_level(logging.WARNING):
        report_differences()
    assert "Tổng điểm khác từng dòng" in caplog.text
    with pytest.raises(CommandError, match="1 trang"):
        call_command("engagement_recount")
    assert figures_of(rated) == (11, 47)
    call_command("engagement_recount", "--repair")
    assert figures_of(rated) == (3, 7) and differences() == []
    assert AuditEntry.objects.get().action == "rating.repair"


def test_chosen_ratings_are_left_out_with_a_reason_and_taken_back(rated, staff):
    bad = list(Rating.objects.filter(value=1))
    page = act(staff, bad)
    assert "Đã loại 2 đánh giá khỏi điểm." in page.text
    assert figures_of(rated) == (1, 5) and differences() == []
    lines = list(AuditEntry.objects.all())
    assert {line.reason for line in lines} == {"Cụm phiếu của một chương trình"}
    assert len(lines) == 2 and len({line.group for line in lines}) == 1
    act(staff, bad, "include")
    assert figures_of(rated) == (3, 7) and differences() == []


def test_a_rating_left_out_stays_out_when_its_reader_changes_or_withdraws_it(article, staff):
    reader = Reader()
    reader.rate(article, 1)
    act(staff, Rating.objects.all())
    reader.rate(article, 5)
    assert figures_of(article) == (0, 0) and differences() == []
    reader.withdraw(article)
    assert figures_of(article) == (0, 0) and differences() == []


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_without_a_reason_nothing_is_left_out(rated, staff, reason):
    page = act(staff, Rating.objects.all(), reason=reason)
    assert "Hãy ghi lý do" in page.text and figures_of(rated) == (3, 7)


def test_nonsense_is_answered_in_words(rated, staff):
    answer = staff.post(ACT, {"rating": ["x", "-1", "9" * 30], "reason": "a"}, follow=True)
    assert answer.status_code == 200 and "Hãy chọn ít nhất một đánh giá." in answer.text


def test_the_list_is_read_only_even_for_an_administrator(rated, client):
    client.force_login(make_person("quantri", superuser=True))
    page = client.get(LIST)
    assert page.status_code == 200 and rated.title in page.text
    row = Rating.objects.first()
    for action in ("create", f"edit/{row.pk}", f"delete/{row.pk}"):
        assert client.get(f"{LIST}{action}/").status_code in (302, 403, 404)
    assert f"delete/{row.pk}" not in page.text


def test_the_list_filters_by_sign_and_exclusion_in_few_queries(
    rated, staff, django_assert_max_num_queries
):
    Reader().rate(rated, 2, **{"trang-web": "x"})
    assert "Điền ô ẩn" in staff.get(f"{LIST}?dau-hieu=co").text
    assert "Điền ô ẩn" not in staff.get(f"{LIST}?dau-hieu=khong").text
    assert staff.get(f"{LIST}?diem=loai").status_code == 200
    with django_assert_max_num_queries(20):
        staff.get(LIST)


def test_the_export_holds_no_keys_and_no_formulas(rated, staff):
    rated.title = "=HYPERLINK(1)"
    rated.save()
    answer = staff.get(f"{LIST}?export=csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["Bài viết", "Số sao", "Gửi lúc", "Đổi lúc", "Dấu hiệu", "Loại lúc"]
    assert {row[0] for row in rows[1:]} == {"'=HYPERLINK(1)"} and len(rows) == 4
    key = Rating.objects.first().reader_key
    assert key not in answer.content.decode()
    assert staff.get(f"{LIST}?export=xlsx").content[:2] == b"PK"
    lines = AuditEntry.objects.filter(action="rating.export")
    assert [(line.actor_name, line.details) for line in lines] == [
        ("Truyenthong", {"count": 3})
    ] * 2


def test_flagged_ratings_stand_on_the_dashboard_while_they_count(rated, staff):
    assert "7 ngày qua không có đánh giá nào cần xem." in staff.get("/quan-tri/").text
    Reader().rate(rated, 1, **{"trang-web": "x"})
    page = staff.get("/quan-tri/").text
    assert "Đánh giá có dấu hiệu" in page and rated.title in page and "1 đánh giá" in page
    assert f"{LIST}?dau-hieu=co&amp;diem=tinh" in page
    act(staff, Rating.objects.exclude(flags=[]))
    assert "7 ngày qua không có đánh giá nào cần xem." in staff.get("/quan-tri/").text


def test_old_totals_are_added_by_command_and_must_be_possible(article):
    options = {"source": "NukeViet", "who": "quantri"}
    call_command("rating_baseline", article.pk, 4, 17, **options)
    assert figures_of(article) == (4, 17)
    for count, total in ((4, 21), (4, 3)):
        with pytest.raises(CommandError):
            call_command("rating_baseline", article.pk, count, total, **options)
    with pytest.raises(CommandError):
        call_command("rating_baseline", 10**9, 4, 17, **options)
    assert RatingBaseline.objects.count() == 1
