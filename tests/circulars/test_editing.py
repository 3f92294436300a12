"""A clerk types a document as it is printed; the portal reads it, and refuses what cannot be (VB-4…VB-25)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from meetingpages.circulars.models import CircularPage, CircularType, Subject
from tests.factories import make_person

from .making import make_circular, make_unit, type_named

pytestmark = pytest.mark.django_db


def form(unit=None, **fields):
    """Return what the editor sends for an ordinary document."""
    issuer = {"unit": (unit or make_unit()).pk, "authority": "T/M", "signer": "Trần Tuệ Hiền"}
    data = {
        "printed_number": "3138-CV/TU", "type": type_named("Công văn", "dang").pk,
        "issued_on": "22/08/2019", "abstract": "Thực hiện họp không giấy", "level": "cong-khai",
        "override": "", "issuers": inline_formset([issuer | {"position": ""}]),
        "attachments": inline_formset([]), "relations": inline_formset([]),
        "addressees": inline_formset([]),
        "action-publish": "1", "comments": inline_formset([]),
    } | fields  # fmt: skip
    return nested_form_data(data)


@pytest.fixture
def add(clerk_client, index):
    """Send the form of a new document; return the answer."""
    address = reverse("wagtailadmin_pages:add", args=["circulars", "circularpage", index.pk])
    return lambda **fields: clerk_client.post(address, form(**fields), follow=True)


def errors(answer, name):
    return [str(error) for error in answer.context["form"].errors.get(name, [])]


def test_a_clerk_publishes_and_sees_the_number_in_its_parts(add):
    answer = add()
    page = CircularPage.objects.get()
    assert page.live and page.title == "Công văn số 3138-CV/TU"
    assert (page.number, page.year, page.symbol, page.key) == ("3138", None, "CV/TU", "3138-CV/TU")
    assert page.system == "dang" and page.slug == "cong-van-3138-cv-tu-2019-08-22"
    assert "số 3138" in answer.content.decode() and "ký hiệu CV/TU" in answer.content.decode()


def test_a_number_that_nobody_knows_is_kept_with_a_warning(add):
    answer = add(printed_number="Số 7 năm Kỷ Hợi")
    page = CircularPage.objects.get()
    assert (page.key, page.system) == ("so 7 nam ky hoi", "dang")
    assert "không nhận ra số, ký hiệu" in answer.content.decode()


@pytest.mark.parametrize(
    "field, value",
    [
        ("issued_on", (timezone.localdate() + timedelta(days=1)).strftime("%d/%m/%Y")),
        ("effective_from", "21/08/2019"),
        ("effective_to", "22/08/2019"),
        ("source_url", "http://binhphuoc.gov.vn/a"),
        ("abstract", "x" * 501),
        ("type", ""),
        ("issued_on", "31/02/2019"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(add, field, value):
    answer = add(**{field: value})
    assert errors(answer, field) and not CircularPage.objects.exists()


def test_the_end_must_come_after_the_beginning(add):
    answer = add(effective_from="01/09/2019", effective_to="01/09/2019")
    assert "phải sau ngày có hiệu lực" in errors(answer, "effective_to")[0]


def test_a_changed_status_needs_its_reason(add):
    assert errors(add(override="ngung"), "override_reason")


def test_a_limited_document_names_its_readers(add):
    assert errors(add(level="han-che"), "readers")


def test_without_an_issuer_nothing_is_published(add):
    add(issuers=inline_formset([]))
    assert not CircularPage.objects.exists()


def test_an_office_must_exist_on_the_issue_date(add):
    closed = make_unit("Ban cũ", valid_to=date(2018, 12, 31))
    answer = add(unit=closed)
    assert "không hoạt động vào ngày 22/08/2019" in answer.content.decode()
    assert not CircularPage.objects.exists()


def test_the_same_number_issuer_and_date_is_refused_with_a_link(add):
    known = make_circular()
    [error] = errors(add(printed_number="3138 - CV / TU"), "printed_number")
    assert f"/quan-tri/pages/{known.pk}/edit/" in error
    assert CircularPage.objects.count() == 1


def test_the_same_number_of_another_date_or_issuer_is_another_document(add):
    make_circular()
    add(issued_on="22/08/2018")
    add(unit=make_unit("Văn phòng Tỉnh ủy"))
    assert CircularPage.objects.count() == 3
    assert len(set(CircularPage.objects.values_list("slug", flat=True))) == 3


def test_a_state_number_that_repeats_within_a_year_is_warned_of(add):
    state = type_named("Quyết định", "hanh").pk
    add(printed_number="12/QĐ-UBND", type=state, issued_on="01/02/2019")
    answer = add(printed_number="12/QĐ-UBND", type=state, issued_on="01/03/2019")
    assert "Trong năm đã có văn bản cùng số" in answer.content.decode()


def test_a_closed_word_is_offered_to_old_documents_only(clerk_client, index):
    page = make_circular()
    CircularType.objects.filter(pk=page.type_id).update(is_closed=True)
    Subject.objects.create(name="Ngừng rồi", is_closed=True)
    add = reverse("wagtailadmin_pages:add", args=["circulars", "circularpage", index.pk])
    fields = clerk_client.get(add).context["form"].fields
    assert page.type not in fields["type"].queryset and not fields["subjects"].queryset.exists()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.type in clerk_client.get(edit).context["form"].fields["type"].queryset


def test_the_address_stays_after_publication(add, clerk_client):
    add()
    page = CircularPage.objects.get()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    row = page.issuers.get()
    issuers = inline_formset([{"id": row.pk, "unit": row.unit_id}], initial=1)
    clerk_client.post(edit, form(printed_number="3139-CV/TU", issuers=issuers))
    page.refresh_from_db()
    assert (page.printed_number, page.slug) == ("3139-CV/TU", "cong-van-3138-cv-tu-2019-08-22")


def test_nobody_else_writes_documents(client, index, section):
    client.force_login(make_person("truyenthong", "Truyền thông"))
    add = reverse("wagtailadmin_pages:add", args=["circulars", "circularpage", index.pk])
    assert client.get(add).status_code == 403


def test_the_clerks_desk_offers_no_news_to_write(clerk_client, section):
    page = clerk_client.get("/quan-tri/").content.decode()
    assert "Bàn làm việc" in page and "Viết bài mới" not in page and "Bài chờ tôi duyệt" not in page
