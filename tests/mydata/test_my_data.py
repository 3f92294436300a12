"""Readers see, take along, withdraw and erase what the portal keeps of them (ED-2)."""

import pytest
from django.apps import apps
from django.test import Client

from cms.comments import steps
from cms.comments.models import ReaderComment, Status
from cms.pagecache import purging
from cms.pagecache.purging import page_tag
from cms.polls.models import Ballot
from cms.ratings.counting import differences
from cms.ratings.figures import figures_of
from cms.ratings.models import Rating
from tests.comments.people import GOOD, OWN, make_comment
from tests.factories import make_article, make_person
from tests.polls.making import make_poll, vote

pytestmark = pytest.mark.django_db
ADDRESS = "/du-lieu-cua-toi/"
WORDS = ["Hồ Văn Dấu Vết", "dau-vet@congvu.example", "Câu chữ sẽ phải biến mất hoàn toàn"]


def write(client, page, **fields):
    return client.post(f"/binh-luan/{page.pk}/", GOOD | fields, headers=OWN)


def rate(client, page, score):
    return client.post(f"/danh-gia/{page.pk}/", {"score": score}, headers=OWN)


def send(client, **fields):
    return client.post(ADDRESS, fields, headers=OWN)


@pytest.fixture
def reader(article):
    """A browser that wrote, rated and voted."""
    client = Client(raise_request_exception=False)
    name, email, body = WORDS
    write(client, article, name=name, email=email, content=body)
    rate(client, article, 4)
    vote(make_poll(), "Sáng", client=client)
    return client


def test_who_has_sent_nothing_is_told_so_and_gets_no_cookie(client, home):
    page = client.get(ADDRESS)
    assert page.status_code == 200 and "Cổng chưa lưu gì của bạn." in page.text
    assert not page.cookies and "Xóa tất cả" not in page.text


def test_the_page_shows_each_thing_to_its_sender_alone(reader, article):
    page = reader.get(ADDRESS)
    for words in (*WORDS, "Chờ duyệt", "4 sao", article.title, Ballot.objects.get().receipt):
        assert words in page.text
    assert page["Cache-Control"] == "private, no-store" and page["X-Robots-Tag"] == "noindex"
    assert WORDS[2] not in Client().get(ADDRESS).text


def test_a_comment_is_shown_in_every_state(reader):
    for status in Status:
        ReaderComment.objects.update(status=status)
        page = reader.get(ADDRESS).text
        assert WORDS[2] in page and str(status.label) in page
        assert ("Rút ý kiến" in page) == (status in (Status.PENDING, Status.APPROVED))


def test_an_account_is_its_own_reader(reader, article):
    reader.force_login(make_person("thanh"))
    assert "Cổng chưa lưu gì của bạn." in reader.get(ADDRESS).text
    rate(reader, article, 2)
    assert "2 sao" in reader.get(ADDRESS).text and "4 sao" not in reader.get(ADDRESS).text


def test_the_download_holds_everything_that_was_sent(reader, article):
    answer = reader.get(f"{ADDRESS}?tai-ve=json")
    assert "attachment" in answer["Content-Disposition"] and "no-store" in answer["Cache-Control"]
    data = answer.json()
    comment, rating, ballot = data["comments"][0], data["ratings"][0], data["ballots"][0]
    assert [comment["name"], comment["email"], comment["content"]] == WORDS
    assert rating["stars"] == 4 and rating["page"]["title"] == article.title
    assert set(ballot) == {"poll", "receipt", "cast_at"}  # when, never what
    assert ReaderComment.objects.get().reader_key not in answer.text


def test_the_title_of_an_article_that_was_withdrawn_is_not_told(reader, article):
    article.unpublish()
    page = reader.get(ADDRESS).text
    assert article.title not in page and "Bài viết không còn trên cổng" in page


def test_ratings_and_comments_are_withdrawn_even_when_the_article_is_gone(reader, article):
    article.unpublish()
    answer = send(reader, rating=article.pk)
    assert answer.status_code == 303
    assert "Đã rút đánh giá của bạn." in reader.get(answer["Location"]).text
    assert not Rating.objects.exists() and figures_of(article) == (0, 0)
    answer = send(reader, comment=ReaderComment.objects.get().pk)
    assert "Đã rút ý kiến của bạn." in reader.get(answer["Location"]).text
    assert ReaderComment.objects.get().status == Status.WITHDRAWN
    assert differences() == []


@pytest.mark.parametrize("typed", ["", "x", "0", "-1", "９", "9" * 40, "\x00"])
@pytest.mark.parametrize("field", ["rating", "comment"])
def test_what_is_not_there_or_not_ones_own_is_refused_in_words(reader, article, field, typed):
    stranger = Client()
    rate(stranger, article, 1)
    for client, value in ((reader, typed), (stranger, ReaderComment.objects.get().pk)):
        answer = (
            send(client, comment=value) if client is stranger else send(client, **{field: value})
        )
        assert answer.status_code == 409 and "Mục này không còn rút được." in answer.text
    assert Rating.objects.count() == 2
    assert ReaderComment.objects.get().status == Status.PENDING


def test_erasing_asks_once_more_and_another_site_cannot_ask(reader):
    answer = send(reader, erase=1)
    assert answer.status_code == 400
    assert "Lỗi: Hãy đánh dấu vào ô xác nhận trước khi xóa." in answer.text
    assert send(reader).status_code == 400
    foreign = reader.post(
        ADDRESS, {"erase": 1, "sure": 1}, headers={"origin": "https://ke-xau.example"}
    )
    assert foreign.status_code == 403
    assert ReaderComment.objects.get().author_name == WORDS[0]


def test_after_erasing_no_table_holds_a_word_and_the_thread_stands(reader, article, client):
    """EF-14 for one reader: decided, answered, quoted by name, written into the log."""
    moderator = make_person("truyenthong", "Truyền thông")
    first = ReaderComment.objects.get()
    steps.decide(steps.APPROVE, {first.pk: first.version}, moderator)
    write(reader, article, name=WORDS[0], content=f"{WORDS[2]} lần hai", parent=first.pk)
    second = ReaderComment.objects.latest("pk")
    steps.decide(steps.APPROVE, {second.pk: second.version}, moderator)
    stranger = Client()
    write(stranger, article, content="Tôi đồng ý với bạn", parent=second.pk)
    ReaderComment.objects.exclude(pk__in=[first.pk, second.pk]).update(status=Status.APPROVED)
    assert all(words in traces() for words in WORDS)
    assert f"trả lời {WORDS[0]}" in client.get(article.url).text

    answer = send(reader, erase=1, sure=1)
    assert answer.status_code == 303
    assert "Đã xóa đánh giá, ý kiến, họ tên" in reader.get(answer["Location"]).text
    kept = traces()
    assert [words for words in WORDS if words in kept] == []
    page = client.get(article.url).text
    assert "Người gửi đã rút ý kiến này." in page and "Tôi đồng ý với bạn" in page
    assert not Rating.objects.exists() and differences() == []
    assert Ballot.objects.count() == 1  # it names nobody, and nobody votes a second time
    assert "Phiếu không ghi tên ai" in reader.get(ADDRESS).text


def traces():
    """Return everything that stands in any table, as one text; mails and the log among them."""
    return "\n".join(
        str(row)
        for model in apps.get_models(include_auto_created=True)
        for row in model.objects.values()
    )


def test_a_moderator_who_comes_late_cannot_bring_it_back(reader, article):
    moderator = make_person("truyenthong", "Truyền thông")
    seen = ReaderComment.objects.get()
    decision, _done = steps.decide(steps.REJECT, {seen.pk: 1}, moderator, reason="x")
    send(reader, erase=1, sure=1)
    assert steps.undo(decision, moderator) == []
    assert steps.decide(steps.APPROVE, {seen.pk: 2}, moderator)[1] == []
    assert ReaderComment.objects.get().status == Status.WITHDRAWN


def test_kept_pages_are_made_anew_after_erasing(
    reader, article, section, django_capture_on_commit_callbacks
):
    write(reader, make_article(section, "Bài khác"), content="Một ý kiến ở bài khác")
    before = purging.length()
    with django_capture_on_commit_callbacks(execute=True):
        send(reader, erase=1, sure=1)
    pages = ReaderComment.objects.values_list("page", flat=True)
    assert {page_tag(page) for page in pages} <= purging.tags_since(before)


def test_the_page_costs_the_same_for_one_and_for_many(
    reader, article, section, django_assert_max_num_queries
):
    key = ReaderComment.objects.get().reader_key
    for number in range(5):
        page = make_article(section, f"Bài {number}")
        make_comment(page, reader_key=key)
        rate(reader, page, 3)
        vote(make_poll(f"Câu {number}?"), "Sáng", client=reader)
    reader.get(ADDRESS)
    with django_assert_max_num_queries(12):
        page = reader.get(ADDRESS).text
    assert "Ý kiến (6)" in page and "Phiếu bình chọn (6)" in page


def test_the_forms_lead_here(client, article):
    assert f'href="{ADDRESS}"' in client.get(article.url).text
    assert f'href="{ADDRESS}"' in client.get(f"/danh-gia/{article.pk}/").text
