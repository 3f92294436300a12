"""A number typed in news links itself, rightly or not at all (VB-37…VB-40, N-13)."""

import time
from datetime import date

import pytest
from django.urls import reverse

from meetingpages.circulars.linking import link_numbers
from meetingpages.circulars.models import CircularPage, Citation, CitedNumber
from tests.factories import make_article

from .making import make_circular, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(section):
    """Publish an article with these paragraphs, each a block of its own."""

    def publish(*texts, **fields):
        return make_article(section, body=[("text", f"<p>{text}</p>") for text in texts], **fields)

    return publish


def outcome(key="3138-CV/TU"):
    return Citation.objects.get(key=key).outcome


def test_one_match_becomes_a_link_with_the_abstract(client, write):
    circular = make_circular()
    article = write("Theo Công văn số 3138-CV/TU ngày 22/8/2019 và 3138-CV/TU nêu trên.")
    words = client.get(article.url).content.decode()
    link = f'<a class="p-no__whole" href="{circular.url}" title="Thực hiện họp không giấy">3138-CV/TU</a>'
    assert words.count(link) == 1  # the first in a block
    assert f"{link} ngày 22/8/2019 và 3138-CV/TU nêu trên" in words
    for road in ("in/", "luu/"):
        assert link in client.get(article.url + road).content.decode()


def test_the_stored_text_is_never_rewritten(write):
    make_circular()
    article = write("Theo 3138-CV/TU.")
    assert "<a" not in str(article.body.get_prep_value())


def test_an_article_may_be_left_as_it_is(client, write):
    circular = make_circular()
    article = write("Theo 3138-CV/TU.", numbers_stay_plain=True)
    words = client.get(article.url).content.decode().split("p-side")[0]
    assert circular.url not in words and not Citation.objects.exists()


@pytest.mark.parametrize(
    "html",
    ['<a href="https://a.vn/1">3138-CV/TU</a>', "<code>3138-CV/TU</code>",
     '<a href="https://a.vn/?x=3138-CV/TU">đây</a>'],
)  # fmt: skip
def test_links_set_by_hand_and_code_stay(home, html):
    make_circular()
    assert link_numbers([html]) == [html]


def test_a_hostile_abstract_is_only_text(home):
    make_circular(abstract='"><script>alert(1)</script>')
    assert "<script>" not in link_numbers(["<p>3138-CV/TU</p>"])[0]


@pytest.mark.parametrize(
    "text, result",
    [
        ("Công văn 3138-CV/TU", "mot"), ("3138-CV/TU", "mot"), ("Quyết định 3138-CV/TU", "khong"),
        ("3138-CV/TU ngày 22/8/2019", "mot"), ("3138-CV/TU ngày 23/8/2019", "khong"),
        ("Ngày 22/8/2019 có 3138-CV/TU", "mot"), ("Ngày 23/8/2019 có 3138-CV/TU", "nhieu"),
    ],
)  # fmt: skip
def test_noun_and_date_decide_about_the_only_match(client, write, text, result):
    circular = make_circular()
    article = write(text)
    assert outcome() == result
    words = client.get(article.url).content.decode().split("p-side")[0]
    assert (circular.url in words) == (result == "mot")


def test_of_several_the_date_chooses_else_nobody(write):
    make_circular()
    other = make_circular(issued_on=date(2018, 8, 22), unit=make_unit("Văn phòng Tỉnh ủy"))
    write("3138-CV/TU")
    assert outcome() == "nhieu"
    Citation.objects.all().delete()
    write("Ngày 22/8/2018 có 3138-CV/TU")
    assert Citation.objects.get().circular == other


def test_what_is_not_public_is_plain_text(client, write):
    circular = make_circular(level="noi-bo", abstract="Chuyện nội bộ")
    article = write("Theo 3138-CV/TU.")
    words = client.get(article.url).content.decode()
    assert circular.url not in words and "Chuyện nội bộ" not in words


def test_out_of_force_is_said_with_the_successor(client, write):
    from .test_status import relate

    old = make_circular("1-QC/TU", date(2018, 1, 1), kind="Quy chế")
    new = make_circular("2-QC/TU", date(2019, 1, 1), kind="Quy chế")
    relate(new, "thay-the", old)
    words = client.get(write("Theo Quy chế 01-QC/TU.").url).content.decode()
    assert (
        f'01-QC/TU</a> (hết hiệu lực, được thay thế bởi <a class="p-no__whole" href="{new.url}">2-QC/TU'
        in words
    )


def test_documents_that_come_go_and_change_are_followed_without_saving_the_article(client, write):
    article = write("Theo 3138-CV/TU.")
    before = article.latest_revision_id
    assert outcome() == "khong" and CitedNumber.objects.get().times == 1
    circular = make_circular()
    assert outcome() == "mot"
    assert circular.url in client.get(article.url).content.decode()
    circular.printed_number = "3139-CV/TU"
    circular.save_revision().publish()
    assert outcome() == "khong"
    circular.printed_number = "3138-CV/TU"
    circular.save_revision().publish()
    CircularPage.objects.get().unpublish()
    assert outcome() == "khong"
    article.refresh_from_db()
    assert article.latest_revision_id == before


def test_a_withdrawn_article_cites_nothing(write):
    article = write("Theo 3138-CV/TU.")
    article.unpublish()
    assert not Citation.objects.exists() and not CitedNumber.objects.exists()


def test_the_clerks_queue(clerk_client, write):
    write("Theo 3138-CV/TU.")
    write("Theo 3138-CV/TU và 7-HD/TU.")
    make_circular("7-HD/TU", kind="Hướng dẫn")
    queue = reverse("wagtailsnippets_circulars_citednumber:list")
    words = clerk_client.get(queue).content.decode()
    assert "3138-CV/TU" in words and "7-HD/TU" not in words
    number = CitedNumber.objects.get(key="3138-CV/TU")
    edit = reverse("wagtailsnippets_circulars_citednumber:edit", args=[number.pk])
    assert "Tạo văn bản" in clerk_client.get(edit).content.decode()
    clerk_client.post(edit, {"is_ignored": "on", "ignore_reason": ""})
    assert not CitedNumber.objects.get(pk=number.pk).is_ignored
    clerk_client.post(edit, {"is_ignored": "on", "ignore_reason": "Văn bản của tỉnh khác"})
    clerk_client.get(queue)  # says that it was saved, with a link
    assert edit not in clerk_client.get(queue).content.decode()
    assert clerk_client.get(reverse("wagtailsnippets_circulars_citednumber:add")).status_code == 302


def test_a_document_names_the_public_articles_about_it(client, write):
    circular = make_circular()
    article = write("Theo 3138-CV/TU.")
    words = client.get(circular.url).content.decode()
    assert "Tin bài nhắc đến văn bản này" in words and article.url in words


def test_fifty_citations_cost_one_query(home, django_assert_num_queries):
    for number in range(1, 6):
        make_circular(f"{number}-CV/TU")
    html = "<p>" + " ".join(f"Công văn số {number}-CV/TU" for number in range(1, 51)) + "</p>"
    link_numbers([html])
    with django_assert_num_queries(1):
        start = time.perf_counter()
        [shown] = link_numbers([html])
        print(f"50 citations: {(time.perf_counter() - start) * 1000:.1f} ms")
    assert shown.count("<a ") == 5
