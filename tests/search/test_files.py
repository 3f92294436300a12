"""Words in attached PDF and DOCX files find their page, and the hit names the file (Q-23, Q-15)."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction, Page

from cms.media import inspection, texts
from cms.media.models import FileText
from cms.search import readers, rebuilding
from home.news.models import NewsPage
from tests.circulars.making import make_circular, make_file
from tests.factories import make_article
from tests.media.files import pdf_of_pages, pdf_of_text, word_file
from tests.media.test_attachments import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(django_capture_on_commit_callbacks):
    """Index what waits, have the worker read the files, and index again."""

    def work():
        with django_capture_on_commit_callbacks(execute=True):
            while rebuilding.follow():
                pass
        while rebuilding.follow():
            pass
        readers.forget()

    return work


def search(client, query):
    return client.get("/tim-kiem/", {"q": query})


def test_a_circular_is_found_by_the_words_of_its_files_and_the_hit_names_the_file(
    client, home, worker
):
    make_circular("1-CV/TU", file=make_file("cv1.pdf", pdf_of_text("mot", "danh sach ho ngheo")))
    data = word_file("Kính gửi", "x " * 900, table=["Tên", "giống điều ghép cao sản"])
    make_circular("2-CV/TU", file=make_file("Phụ lục.docx", data))
    worker()
    page = search(client, "giống điều ghép")
    assert [hit.page.printed_number for hit in page.context["results"]] == ["2-CV/TU"]
    assert "Trong tệp “Phụ lục.docx”" in page.text
    assert "<mark>giống điều ghép</mark> cao sản" in page.text
    page = search(client, "danh sách hộ nghèo")
    assert [hit.page.printed_number for hit in page.context["results"]] == ["1-CV/TU"]
    assert "Trong tệp “cv1.pdf”" in page.text


def test_an_article_is_found_by_its_attachments_but_not_by_those_of_a_closed_collection(
    client, section, worker
):
    closed = Collection.get_first_root_node().add_child(name="Kín")
    document = make_document("Danh sách", data=pdf_of_text("bo ba muoi ho"), name="ds.pdf")
    article = make_article(section, "Tỉnh họp")
    article.attachments.create(document=document)
    article.save_revision().publish()
    worker()
    assert "Trong tệp “Danh sách”" in search(client, "bo ba muoi ho").text
    document.collection = closed
    document.save()
    restriction = CollectionViewRestriction.LOGIN
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=restriction)
    worker()
    assert not search(client, "bo ba muoi ho").context["results"]
    assert NewsPage.objects.get().live


@pytest.mark.parametrize("level", ["noi-bo", "han-che"])
def test_the_words_of_a_closed_circular_are_in_no_public_index(client, home, worker, level):
    file = make_file("kin.docx", word_file("Phương án nhân sự hoàng yến"))
    circular = make_circular(level=level, file=file)
    worker()
    assert FileText.objects.get().text == "Phương án nhân sự hoàng yến"
    terms = readers.ask("public", "wagtailcore.page", lambda r: r.postings("folded", "yen")[0])
    assert not len(terms)
    assert [page.pk for page in Page.objects.search("hoàng yến")] == [circular.pk]
    circular.level = "cong-khai"
    circular.save_revision().publish()
    worker()
    assert search(client, "hoàng yến").context["results"]
    circular.level = level
    circular.save_revision().publish()
    worker()
    assert not search(client, "hoàng yến").context["results"]
    terms = readers.ask(
        "public", "wagtailcore.page", lambda r: r.places & set(r.postings("folded", "yen")[0])
    )
    assert not terms


def test_a_rebuild_reads_no_file_again_nor_the_same_bytes_twice(home, worker, monkeypatch):
    read, reading = [], inspection.whole_text
    monkeypatch.setattr(inspection, "whole_text", lambda *file: read.append(file) or reading(*file))
    for number in ("1-CV/TU", "2-CV/TU"):
        make_circular(number, file=make_file(data=pdf_of_text("danh sach")))
    worker()
    rebuilding.rebuild("wagtailcore.page")
    worker()
    assert len(read) == 1


def test_hits_in_files_cost_no_query_each(client, home, worker):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert search(client, "danh sach ho").context["results"]
        return len(queries)

    for number in range(3):
        make_circular(f"{number}-CV/TU", file=make_file(data=pdf_of_text(f"danh sach ho {number}")))
    worker()
    search(client, "danh sach ho")
    few = cost()
    for number in range(3, 9):
        make_circular(f"{number}-CV/TU", file=make_file(data=pdf_of_text(f"danh sach ho {number}")))
    worker()
    search(client, "danh sach ho")
    assert cost() == few


def test_a_scan_is_noted_in_the_editor(client, home, worker, django_user_model):
    from tests.factories import make_person

    circular = make_circular(file=make_file("quet.pdf", pdf_of_pages(2)))
    worker()
    clerk = make_person("vanthu", "Văn thư")
    assert clerk.groups.get() == Group.objects.get(name="Văn thư")
    client.force_login(clerk)
    note = "“quet.pdf”: Tệp là bản quét, chưa tìm được theo nội dung."
    assert note in client.get(f"/quan-tri/pages/{circular.pk}/edit/").text


def test_words_go_with_the_last_file_that_had_them(home, worker):
    file = make_file("a.pdf", pdf_of_text("danh sach"))
    circular = make_circular(file=file)
    worker()
    texts.forget_unused()
    assert FileText.objects.count() == 1
    circular.delete()
    file.delete()
    texts.forget_unused()
    assert not FileText.objects.exists()
