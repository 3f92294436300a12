"""The index follows the database and survives what happens to its files (Q-18 … Q-21, Q-25)."""

import os
import signal
import subprocess
import sys

import pytest
from django.core.management import call_command
from wagtail.models import Page

from cms.search import documents, indexing, readers, rebuilding
from cms.search.models import PendingChange
from cms.search.shelf import Shelf
from home.news.models import NewsPage
from tests.factories import make_article

pytestmark = pytest.mark.django_db
PUBLIC = ("public", "wagtailcore.page")


def found(client, query):
    return [hit.page.title for hit in client.get("/tim-kiem/", {"q": query}).context["results"]]


def write_all():
    while rebuilding.follow():
        pass


@pytest.fixture
def article(section):
    """An indexed article; nothing waits."""
    article = make_article(section, "Tỉnh họp không giấy")
    assert list(Page.objects.search("họp")) == [Page.objects.get(pk=article.pk)]
    assert not PendingChange.objects.exists()
    return article


def test_a_change_waits_in_the_database_until_it_is_written(article):
    article.title = "Chợ phiên mở lại"
    article.save()
    assert PendingChange.objects.filter(object_id=str(article.pk)).exists()
    assert not indexing.drain()
    assert not PendingChange.objects.exists()


def test_a_row_that_was_not_crossed_out_is_written_again(article, client, monkeypatch):
    """As after a kill between the index and the database."""
    NewsPage.objects.filter(pk=article.pk).update(title="Chợ phiên")
    indexing.enqueue(Page, [article.pk])
    with monkeypatch.context() as killed:
        killed.setattr(indexing, "write_entries", lambda *_arguments: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            indexing.drain()
    assert PendingChange.objects.exists()
    indexing.drain()
    assert found(client, "chợ") == ["Chợ phiên"] and not found(client, "họp")


def test_another_writer_is_not_waited_for(article):
    indexing.enqueue(Page, [article.pk])
    with indexing.only_writer() as is_mine:
        assert is_mine and indexing.drain() is False
    assert PendingChange.objects.exists()


@pytest.mark.parametrize("damage", ["cut", "emptied", "garbled", "gone"])
def test_a_damaged_index_is_answered_from_the_database_and_built_anew(article, client, damage):
    assert found(client, "họp không giấy") == [article.title]
    for file in sorted(Shelf(*PUBLIC).current().glob("*")):
        if not file.stat().st_size:
            continue
        damage_file(file.parent / file.name, damage)
        readers.forget()
        page = client.get("/tim-kiem/", {"q": "họp không giấy"})
        assert [hit.page.title for hit in page.context["results"]] == [article.title], file
        write_all()
        page = client.get("/tim-kiem/", {"q": "họp không giấy"})
        assert [hit.page.title for hit in page.context["results"]] == [article.title], file
        assert "giản lược" not in page.text or damage == "garbled"


def damage_file(file, damage):
    content = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        kept = {"cut": content[: len(content) // 2], "emptied": b"", "garbled": content[::-1]}
        file.write_bytes(kept[damage])


def test_an_index_that_cannot_be_written_is_built_anew(article, client):
    for file in Shelf(*PUBLIC).current().glob("*.toc"):
        file.write_bytes(b"")
    article.title = "Chợ phiên"
    article.save()
    with pytest.raises(Exception):  # noqa: B017 - whatever the library says of such a file
        indexing.drain()
    assert Shelf(*PUBLIC).is_broken()
    write_all()
    assert found(client, "chợ phiên") == ["Chợ phiên"]


def test_an_object_without_readable_text_costs_only_itself(article, section, client, monkeypatch):
    other = make_article(section, "Tỉnh họp khó đọc")

    def refuse(obj, ask=documents.document_of):
        return ask(obj) if obj.pk != other.pk else 1 / 0

    monkeypatch.setattr(documents, "document_of", refuse)
    rebuilding.rebuild(Page._meta.label_lower)
    assert found(client, "họp") == [article.title]


def test_without_an_index_the_search_says_so_and_the_admin_still_finds(article, client):
    for audience in ("public", "default"):
        Shelf(audience, "wagtailcore.page").mark_broken()
    page = client.get("/tim-kiem/", {"q": "hop khong"})
    assert "chế độ giản lược" in page.text and found(client, "hop khong") == [article.title]
    assert client.get("/tim-kiem/goi-y/", {"q": "hop"}).json()["suggestions"]
    assert [each.pk for each in Page.objects.search("hop khong")] == [article.pk]


def test_the_reduced_search_knows_what_is_not_public(article, client):
    article.unpublish()
    write_all()
    Shelf(*PUBLIC).mark_broken()
    assert found(client, "họp") == []
    assert [each.pk for each in Page.objects.search("tỉnh họp")] == [article.pk]


def test_an_index_of_an_earlier_version_serves_until_the_new_one_is_there(
    article, client, monkeypatch
):
    monkeypatch.setattr("cms.search.shelf.VERSION", "later")
    before = Shelf(*PUBLIC).current()
    assert found(client, "họp") == [article.title]
    write_all()
    assert Shelf(*PUBLIC).current() != before and not Shelf(*PUBLIC).needs_rebuild()
    assert found(client, "họp") == [article.title]


def test_an_interrupted_rebuild_leaves_nothing(article, client, monkeypatch):
    before = Shelf(*PUBLIC).current()
    monkeypatch.setattr(rebuilding.Rebuild, "finish", lambda _self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        rebuilding.rebuild(Page._meta.label_lower)
    monkeypatch.undo()
    assert Shelf(*PUBLIC).current() == before and found(client, "họp") == [article.title]
    rebuilding.rebuild(Page._meta.label_lower)
    assert len(list(Shelf(*PUBLIC).generations())) <= 2


def test_readers_find_all_the_time_while_it_is_rebuilt(article, client):
    reader = readers.reader(Shelf(*PUBLIC))
    for _round in range(3):
        rebuilding.rebuild(Page._meta.label_lower)
        assert reader.postings("folded", "hop")[0] and reader.about(
            reader.postings("folded", "hop")[0][0]
        )
        assert found(client, "họp không giấy") == [article.title]


def test_wagtails_own_command_builds_both_indexes_anew(article, client):
    before = Shelf(*PUBLIC).current()
    call_command("update_index", verbosity=0)
    assert Shelf(*PUBLIC).current() != before
    assert found(client, "họp") == [article.title]
    assert [each.pk for each in Page.objects.search("tỉnh họp")] == [article.pk]


KILLED_WRITER = """
import sys
from pathlib import Path
from cms.search import engine
folder, number = Path(sys.argv[1]), 0
terms = {name: {} for name in engine.TERM_FIELDS}
print("begins", flush=True)
while True:
    number += 1
    engine.write(folder, [{
        "id": str(number), "kind": "", "types": ["a"], "date": "", "about": "",
        "terms": terms | {"folded": {"tu": 1, f"so{number}": 1}},
    }])
    print(number, flush=True)
"""


def test_a_writer_killed_at_any_moment_loses_nothing_that_it_had_written(tmp_path):
    from cms.search import engine

    engine.create(tmp_path)
    for round_ in range(6):
        writer = subprocess.Popen(
            [sys.executable, "-c", KILLED_WRITER, str(tmp_path)],
            stdout=subprocess.PIPE, text=True, env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test"},
        )  # fmt: skip
        said = [writer.stdout.readline() for _line in range(2 + round_)]
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        last = int(said[-1])
        reader = engine.Reader(tmp_path)
        assert all(
            len(reader.postings("folded", f"so{each}")[0]) >= 1 for each in range(1, last + 1)
        )
