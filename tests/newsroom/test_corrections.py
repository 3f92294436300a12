"""Corrections are noted by who may publish, and dated from the publication on (N-57)."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests.factories import hours_ago, make_article

from .desk import again, newest

pytestmark = pytest.mark.django_db
TEXT = "Số hộ đúng là 120, không phải 210."
WRONG_DAY = "Ngày đính chính phải từ ngày đăng đến hôm nay."


def day(offset=0):
    return f"{timezone.localdate() + datetime.timedelta(days=offset):%d/%m/%Y}"


@pytest.fixture
def article(reporter, section):
    return make_article(section, owner=reporter.user, published_at=hours_ago(24 * 10))


@pytest.fixture
def corrected(article):
    article.corrections.create(date=timezone.localdate(), text=TEXT)
    article.save_revision().publish()
    return again(article)


def note(date=None, text=TEXT, **more):
    return [{"date": date or day(), "text": text, **more}]


def known(article):
    return [correction.text for correction in newest(article).corrections.all()]


def published(article):
    """Return the day on which the article was published as the form shows it."""
    return f"{timezone.localtime(article.published_at):%d/%m/%Y %H:%M}"


def test_who_may_publish_adds_a_correction_as_a_revision(managing_editor, article):
    before = article.latest_revision_id
    managing_editor.edit(article, corrections=note())
    assert known(article) == [TEXT]
    assert newest(article).latest_revision_id != before


@pytest.mark.parametrize("person", ["reporter", "editor"])
def test_others_do_not_add_one(request, person, article):
    answer = request.getfixturevalue(person).edit(article, corrections=note())
    assert "Chỉ người được đăng bài" in str(answer.context["form"].errors)
    assert known(article) == []


def existing(article, **changes):
    """Return the corrections' part of the form, changed."""
    rows = article.corrections.all()
    data = {"TOTAL_FORMS": str(len(rows)), "INITIAL_FORMS": str(len(rows)), "MIN_NUM_FORMS": "0",
            "MAX_NUM_FORMS": "1000"}  # fmt: skip
    for number, row in enumerate(rows):
        data[str(number)] = {"id": str(row.pk), "date": f"{row.date:%d/%m/%Y}", "text": row.text,
                             "DELETE": ""} | changes  # fmt: skip
    return data


@pytest.mark.parametrize("change", [{"DELETE": "on"}, {"text": "Không có gì sai."}])
def test_others_do_not_remove_or_change_one(reporter, managing_editor, corrected, change):
    reporter.edit(corrected, corrections=existing(corrected, **change))
    assert known(corrected) == [TEXT]
    managing_editor.edit(corrected, corrections=existing(corrected, **change))
    assert known(corrected) != [TEXT]


def test_others_go_on_writing_an_article_that_has_one(reporter, corrected):
    reporter.edit(corrected, lead="Câu dẫn mới.", corrections=existing(corrected))
    assert newest(corrected).lead == "Câu dẫn mới." and known(corrected) == [TEXT]


def test_restoring_an_older_text_does_not_make_a_correction_vanish(reporter, corrected):
    first = corrected.revisions.order_by("pk").first()
    address = ("wagtailadmin_pages:revisions_revert", corrected.pk, first.pk)
    form = reporter.get(*address).context["form"]
    assert len(form.formsets["corrections"].forms) == 0
    reporter.edit(corrected, lead="Câu dẫn cũ.", corrections=[])
    assert known(corrected) == [TEXT]


@pytest.mark.parametrize("offset", [-11, 1])
def test_a_correction_is_dated_between_publication_and_today(managing_editor, article, offset):
    fields = {"published_at": published(article), "corrections": note(day(offset))}
    answer = managing_editor.edit(article, **fields)
    errors = answer.context["form"].formsets["corrections"].errors
    assert errors == [{"date": [WRONG_DAY]}] and known(article) == []


@pytest.mark.parametrize("offset", [-10, 0])
def test_both_ends_of_that_time_are_allowed(managing_editor, article, offset):
    fields = {"published_at": published(article), "corrections": note(day(offset))}
    managing_editor.edit(article, **fields)
    assert known(article) == [TEXT]


def test_a_correction_is_short(managing_editor, article):
    managing_editor.edit(article, corrections=note(text="a" * 601))
    assert known(article) == []


def test_readers_see_the_correction_in_the_article_its_print_and_its_file(client, corrected):
    for address in (corrected.url, f"{corrected.url}in/", f"{corrected.url}luu/"):
        words = BeautifulSoup(client.get(address).text, "html.parser").get_text()
        assert f"Đính chính ({day()}): {TEXT}" in words
