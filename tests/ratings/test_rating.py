"""A reader gives a page stars without an account and without a script; the figures follow (ER)."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.ratings.counting import differences
from cms.ratings.figures import add_baseline, figures_of
from cms.ratings.models import Rating, RatingSummary
from cms.readers import limits
from cms.readers.limits import Cap
from cms.readers.models import AnswerSettings
from home.news.models import NewsPage
from tests.factories import make_article
from tests.news.test_article import json_ld

from .reader import Reader

pytestmark = pytest.mark.django_db


def block(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser").select_one("#danh-gia")


def words(element):
    return " ".join(element.get_text(" ").split())


def shown(element):
    """Return the lines that are not hidden."""
    return [words(line) for line in element.select(".p-score p:not([hidden])")]


def test_the_article_offers_five_choices_and_none_is_made(client, article):
    form = block(client, article).select_one('form[data-form="rating"]')
    assert (form["method"], form["action"]) == ("post", f"/danh-gia/{article.pk}/")
    labels = [words(label) for label in form.select("label:has([name=score])")]
    assert labels == [
        "1 sao – Rất kém", "2 sao – Kém", "3 sao – Đạt", "4 sao – Tốt", "5 sao – Rất tốt",
    ]  # fmt: skip
    assert [box["value"] for box in form.select("[name=score]")] == list("12345")
    assert not form.select("[checked]")
    assert words(form.legend) == "Đánh giá bài viết"
    assert words(form.button) == "Gửi đánh giá"
    assert shown(block(client, article)) == ["Chưa có đánh giá nào."]


def test_the_figures_are_said_in_the_words_of_the_old_portal(client, article):
    for score in (5, 4, 4):
        Reader().rate(article, score)
    assert shown(block(client, article)) == [
        "Tổng số điểm của bài viết là: 13 trong 3 đánh giá",
        "Xếp hạng: 4,3 - 3 phiếu bầu",
    ]
    assert block(client, article).select_one('[data-count="ratings"]').text == "3"


def test_what_the_old_portal_counted_goes_on_counting(client, article):
    add_baseline(article, 1, 1, source="NukeViet", who="quantri")
    assert shown(block(client, article)) == [
        "Tổng số điểm của bài viết là: 1 trong 1 đánh giá",
        "Xếp hạng: 1 - 1 phiếu bầu",
    ]
    add_baseline(article, 1026, 4104, source="NukeViet", who="quantri")
    assert shown(block(client, article))[0].endswith("4.105 trong 1.027 đánh giá")


def test_every_answer_of_the_table_is_said(article):
    reader = Reader()
    assert "Cảm ơn bạn đã đánh giá 4 sao." in reader.after(reader.rate(article, 4))
    assert "Đã đổi đánh giá của bạn thành 2 sao." in reader.after(reader.rate(article, 2))
    own = reader.client.get(f"/danh-gia/{article.pk}/")
    assert own.status_code == 200
    said = "Bạn đã đánh giá bài viết này 2 sao. Bạn có thể đổi hoặc rút lại."
    assert said in own.text and "Rút đánh giá" in own.text
    assert "Đã rút đánh giá của bạn." in reader.after(reader.withdraw(article))
    assert "Rút đánh giá" not in reader.client.get(f"/danh-gia/{article.pk}/").text


def test_a_second_rating_takes_the_place_of_the_first(article):
    reader, other = Reader(), Reader()
    other.rate(article, 1)
    for score in (5, 3, 3):
        reader.rate(article, score)
    assert sorted(Rating.objects.values_list("value", flat=True)) == [1, 3]
    assert figures_of(article) == (2, 4)
    reader.withdraw(article)
    reader.withdraw(article)
    assert figures_of(article) == (1, 1)
    assert differences() == []


@pytest.mark.parametrize("score", [None, "", "0", "6", "-1", "4.5", "４", "năm", "5 ", "9" * 400])
def test_a_score_that_is_none_is_refused_beside_the_form(article, score):
    answer = Reader().rate(article, score)
    assert answer.status_code == 400
    assert "Đánh giá không hợp lệ. Hãy chọn từ 1 đến 5 sao." in answer.text
    assert 'data-form="rating"' in answer.text and 'role="alert"' in answer.text
    assert not Rating.objects.exists() and answer.cookies == {}


def test_a_cookie_comes_with_the_first_accepted_rating_only(article):
    reader = Reader()
    assert reader.client.get(article.url).cookies == {}
    assert reader.client.get(f"/danh-gia/{article.pk}/").cookies == {}
    assert list(reader.rate(article, 5).cookies) == ["doc-gia"]
    assert reader.rate(article, 4).cookies == {}


def test_another_site_cannot_rate_for_a_reader(client, article):
    answer = client.post(
        f"/danh-gia/{article.pk}/", {"score": 1}, headers={"sec-fetch-site": "cross-site"}
    )
    assert answer.status_code == 403 and not Rating.objects.exists()


def test_a_page_that_takes_no_ratings_shows_no_block_and_says_so(client, section):
    closed = make_article(section, "Không đánh giá", allow_rating=False)
    answer = Reader().rate(closed, 5)
    assert answer.status_code == 403 and "Bài viết này không nhận đánh giá." in answer.text
    assert block(client, closed) is None


def test_the_switch_of_the_site_closes_every_page(client, article):
    from wagtail.models import Site

    AnswerSettings.objects.create(site=Site.objects.get(), takes_ratings=False)
    assert block(client, article) is None
    assert Reader().rate(article, 5).status_code == 403


def test_what_nobody_may_read_cannot_be_rated(section, home):
    withdrawn, expired = make_article(section, "Đã gỡ"), make_article(section, "Hết hạn")
    withdrawn.unpublish()
    NewsPage.objects.filter(pk=expired.pk).update(expire_at=timezone.now())
    restricted = make_article(section, "Hạn chế")
    restricted.view_restrictions.create(restriction_type="login")
    draft = make_article(section, "Bản nháp", live=False)
    pages = [withdrawn.pk, expired.pk, restricted.pk, draft.pk, 10**9, 2**63 + 1]
    reader = Reader()
    for pk in pages:
        assert reader.client.get(f"/danh-gia/{pk}/").status_code == 404
        posted = reader.client.post(
            f"/danh-gia/{pk}/", {"score": 5}, headers={"sec-fetch-site": "same-origin"}
        )
        assert posted.status_code == 404, pk
    assert reader.rate(home, 5).status_code == 403


def test_an_office_behind_one_address_is_counted_a_script_is_flagged_then_refused(
    article, monkeypatch
):
    monkeypatch.setattr("cms.ratings.rating.RATINGS", Cap(soft=2, hard=4, seconds=3600))
    answers = [Reader().rate(article, 5) for _number in range(5)]
    assert [answer.status_code for answer in answers] == [303] * 4 + [429]
    assert answers[4]["Retry-After"] == "3600"
    message = "Mạng bạn đang dùng gửi quá nhiều lượt. Vui lòng thử lại sau 60 phút."
    assert message in answers[4].text
    assert 'value="5" checked' in answers[4].text  # what was chosen stays in the form
    flags = list(Rating.objects.order_by("pk").values_list("flags", flat=True))
    assert flags == [[], [], ["busy"], ["busy"]]
    assert figures_of(article) == (4, 20)
    assert Reader("203.0.113.77").rate(article, 5).status_code == 303


def test_the_caps_are_one_office_hour():
    assert limits.RATINGS.soft == 300


def test_what_no_person_does_is_flagged_and_still_counted(article):
    Reader().rate(article, 5, **{"trang-web": "http://a.example"})
    reader = Reader()
    touched = reader.client.get(f"/danh-gia/{article.pk}/", headers={"accept": "application/json"})
    reader.rate(article, 5, luc=touched.json()["luc"])
    assert list(Rating.objects.order_by("pk").values_list("flags", flat=True)) == [
        ["trapped"],
        ["hasty"],
    ]
    assert figures_of(article) == (2, 10)


def test_a_script_gets_the_new_figures(article):
    answer = Reader().by_script(article, score=4)
    assert answer.json() == {
        "ok": True,
        "message": "Cảm ơn bạn đã đánh giá 4 sao.",
        "choice": 4,
        "figures": {"count": "1", "sum": "4", "mean": "4"},
    }
    refused = Reader().by_script(article)
    assert refused.status_code == 400 and refused.json()["ok"] is False


def test_a_rating_costs_few_queries(article, django_assert_max_num_queries):
    Reader().rate(article, 5)
    reader = Reader()
    with django_assert_max_num_queries(12):  # EF-9, the two of the transaction included
        reader.rate(article, 4)


def test_machines_are_told_no_rating(client, article):
    Reader().rate(article, 5)
    assert "aggregateRating" not in json_ld(client.get(article.url))["NewsArticle"]


def test_what_came_from_an_address_is_forgotten(article):
    from cms.ratings.retention import forget_network_keys

    for days in (0, 3):
        Reader().rate(article, 5)
        newest = Rating.objects.latest("pk")
        moment = timezone.now() - timedelta(days=days)
        Rating.objects.filter(pk=newest.pk).update(updated_at=moment)
    assert forget_network_keys() == 1
    kept = Rating.objects.order_by("pk").values_list("network_key", flat=True)
    assert [bool(key) for key in kept] == [True, False]


def test_a_deleted_page_takes_its_ratings_along(article):
    Reader().rate(article, 5)
    article.delete()
    assert not Rating.objects.exists() and not RatingSummary.objects.exists()
