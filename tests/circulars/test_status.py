"""Whether a document is in force is computed on the day one looks (VB-30…VB-36)."""

from datetime import date, timedelta
from unittest import mock

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset

from meetingpages.circulars.models import CircularPage, CircularRelation
from meetingpages.circulars.status import Status, in_status, status_on

from .making import make_circular
from .test_editing import form

pytestmark = pytest.mark.django_db
DAY = date(2019, 1, 1)
GRID = [DAY + timedelta(days=days) for days in (-400, -1, 0, 1, 9, 10, 11, 19, 20, 21, 5000)]


def relate(page, kind, target, **fields):
    """Write a relation as the editor does: on the acting document, which is published again."""
    page.relations.add(CircularRelation(kind=kind, target=target, **fields))
    page.save_revision().publish()
    return CircularPage.objects.get(pk=page.pk)


def old_and_new(**fields):
    old = make_circular("1-QC/TU", date(2018, 1, 1), kind="Quy chế")
    new = make_circular("2-QC/TU", DAY, kind="Quy chế", **fields)
    return old, new


def status(page, day):
    return status_on(CircularPage.objects.get(pk=page.pk), day)


@pytest.mark.parametrize(
    "fields",
    [
        {}, {"effective_from": DAY + timedelta(days=10)}, {"effective_to": DAY + timedelta(days=20)},
        {"effective_from": DAY + timedelta(days=10), "effective_to": DAY + timedelta(days=20)},
        {"override": Status.SUSPENDED, "override_reason": "Chờ ý kiến"}, {"kind": "Giấy mời"},
    ],
)  # fmt: skip
def test_the_rule_is_the_same_on_a_page_and_in_a_filter(index, fields):
    page = make_circular("5-QC/TU", DAY, **({"kind": "Quy chế"} | fields))
    CircularPage.objects.filter(pk=page.pk).update(partly_ended_on=DAY + timedelta(days=11))
    for day in GRID:
        computed = status(page, day)
        found = [s for s in Status if in_status(CircularPage.objects.all(), s, day).exists()]
        assert found == ([computed] if computed else [])


def test_the_end_date_is_the_first_day_out_of_force(index):
    page = make_circular("5-QC/TU", DAY, kind="Quy chế", effective_to=DAY + timedelta(days=20))
    assert status(page, DAY - timedelta(days=1)) == Status.NOT_YET
    assert status(page, DAY + timedelta(days=19)) == Status.IN_FORCE
    assert status(page, DAY + timedelta(days=20)) == Status.ENDED


def test_a_replacement_ends_the_other_from_its_day_and_no_job_is_needed(index):
    old, new = old_and_new(effective_from=DAY + timedelta(days=10))
    relate(new, "thay-the", old)
    assert status(old, DAY + timedelta(days=9)) == Status.IN_FORCE
    assert status(old, DAY + timedelta(days=10)) == Status.ENDED


@pytest.mark.parametrize(
    "kind, fields, expected",
    [
        ("bai-bo", {}, Status.ENDED), ("bai-bo-phan", {}, Status.PARTLY_ENDED),
        ("sua-doi", {}, Status.IN_FORCE), ("sua-doi", {"ends_partly": True}, Status.PARTLY_ENDED),
        ("can-cu", {"ends_partly": True}, Status.IN_FORCE), ("huong-dan", {}, Status.IN_FORCE),
        ("thay-the", {"from_date": date(2020, 1, 1)}, Status.IN_FORCE),
    ],
)  # fmt: skip
def test_each_kind_has_its_effect(index, kind, fields, expected):
    old, new = old_and_new()
    relate(new, kind, old, **fields)
    assert status(old, DAY + timedelta(days=1)) == expected


def test_removed_withdrawn_changed_and_deleted_relations_are_undone_at_once(index):
    old, new = old_and_new()
    other = make_circular("3-QC/TU", date(2018, 2, 2), kind="Quy chế")
    new = relate(new, "thay-the", old)
    new.unpublish()
    assert status(old, DAY) == Status.IN_FORCE
    new.save_revision().publish()
    assert status(old, DAY) == Status.ENDED
    row = new.relations.get()
    row.target = other
    new.relations = [row]
    new.save_revision().publish()
    assert (status(old, DAY), status(other, DAY)) == (Status.IN_FORCE, Status.ENDED)
    new = CircularPage.objects.get(pk=new.pk)
    new.relations = []
    new.save_revision().publish()
    assert status(other, DAY) == Status.IN_FORCE
    relate(new, "bai-bo", other)
    CircularPage.objects.get(pk=new.pk).delete()
    assert status(other, DAY) == Status.IN_FORCE


def test_a_draft_does_nothing(index):
    old = make_circular("1-QC/TU", date(2018, 1, 1), kind="Quy chế")
    make_circular("2-QC/TU", DAY, kind="Quy chế", live=False,
                  relations=[CircularRelation(kind="thay-the", target=old)])  # fmt: skip
    assert status(old, DAY) == Status.IN_FORCE


LABELS = [
    ("thay-the", "Thay thế", "Bị thay thế bởi"),
    ("bai-bo", "Bãi bỏ toàn bộ", "Bị bãi bỏ bởi"),
    ("bai-bo-phan", "Bãi bỏ một phần", "Bị bãi bỏ bởi"),
    ("sua-doi", "Sửa đổi, bổ sung", "Được sửa đổi, bổ sung bởi"),
    ("can-cu", "Căn cứ, dẫn chiếu", "Là căn cứ của, được dẫn chiếu bởi"),
    ("huong-dan", "Quy định chi tiết, hướng dẫn", "Được quy định chi tiết, hướng dẫn bởi"),
]


@pytest.mark.parametrize("kind, own, others", LABELS)
def test_both_pages_say_it_the_right_way_round(client, index, kind, own, others):
    old, new = old_and_new()
    relate(new, kind, old)
    acting, other = client.get(new.url).content.decode(), client.get(old.url).content.decode()
    assert f">{own}</h3>" in acting and f">{others}</h3>" not in acting
    assert f">{others}</h3>" in other and f">{own}</h3>" not in other


def test_the_banner_names_the_last_of_the_chain(client, index):
    old, new = old_and_new()
    newest = make_circular("9-QC/TU", date(2020, 1, 1), kind="Quy chế")
    relate(new, "thay-the", old)
    relate(newest, "thay-the", new)
    words = " ".join(client.get(old.url).content.decode().split())
    assert "Văn bản này đã hết hiệu lực từ 01/01/2019, được thay thế bởi" in words
    assert f'được thay thế bởi <a href="{newest.url}">' in words


def test_a_successor_that_is_not_public_is_not_named(client, index):
    old, new = old_and_new(level="noi-bo", abstract="Chuyện nội bộ")
    relate(new, "thay-the", old)
    words = client.get(old.url).content.decode()
    assert "đã hết hiệu lực" in words and "2-QC/TU" not in words and "Chuyện nội bộ" not in words


def test_midnight_in_vietnam_changes_the_status_without_any_job(index):
    page = make_circular("5-QC/TU", DAY, kind="Quy chế", effective_to=date(2019, 6, 1))
    before = timezone.make_aware(timezone.datetime(2019, 5, 31, 23, 59))
    for moment, wanted in [
        (before, Status.IN_FORCE),
        (before + timedelta(minutes=1), Status.ENDED),
    ]:
        with mock.patch("django.utils.timezone.now", return_value=moment):
            assert page.status == wanted


def test_without_an_effective_date_the_issue_date_is_said(client, index):
    page = make_circular()
    assert "(theo ngày ban hành)" in client.get(page.url).content.decode()


def test_a_missing_target_is_joined_when_it_arrives(client, index):
    page = make_circular("2-QC/TU", DAY, kind="Quy chế")
    page = relate(page, "thay-the", None, target_text="01-QC/TU", target_key="1-QC/TU")
    assert "01-QC/TU" in client.get(page.url).content.decode()
    old = make_circular("1-QC/TU", date(2018, 1, 1), kind="Quy chế")
    assert page.relations.get().target == old and status(old, DAY) == Status.ENDED


def test_circles_and_itself_are_refused_with_the_chain(clerk_client, index):
    old, new = old_and_new()
    relate(new, "thay-the", old)
    for target, words in [(new, "1-QC/TU → 2-QC/TU → 1-QC/TU"), (old, "chính nó")]:
        row = {"kind": "thay-the", "target": target.pk, "target_text": "", "articles": "",
               "from_date": ""}  # fmt: skip
        issuer = old.issuers.get()
        issuers = inline_formset([{"id": issuer.pk, "unit": issuer.unit_id}], initial=1)
        sent = form(printed_number="1-QC/TU", issued_on="01/01/2018", type=old.type_id,
                    issuers=issuers, relations=inline_formset([row]))  # fmt: skip
        edit = reverse("wagtailadmin_pages:edit", args=[old.pk])
        assert words in clerk_client.post(edit, sent).content.decode()
