"""Who keeps people, offices and mail domains, and who may look (MT-9, MT-13)."""

import pytest
from django.test import Client

from cms.audit.models import AuditEntry
from meetingpages.organisation.models import MailDomain, Person, Unit
from tests.factories import make_person

PEOPLE = "/quan-tri/snippets/organisation/person/"
DOMAINS = "/quan-tri/snippets/organisation/maildomain/"
UNITS = "/quan-tri/snippets/organisation/unit/"
CHOOSER = "/quan-tri/snippets/choose/organisation/person/"


def signed_in(username, *groups):
    client = Client()
    client.force_login(make_person(username, *groups))
    return client


def typed(unit, **fields):
    return {
        "full_name": "Lê Một", "position": "", "unit": unit.pk, "account": "", "is_active": "on",
        "official_email": "mot@binhphuoc.gov.vn",
    } | fields  # fmt: skip


def test_the_administrator_adds_a_person_and_the_log_says_so(chief, domains, unit):
    chief.post(f"{PEOPLE}add/", typed(unit))
    assert Person.objects.get().official_email == "mot@binhphuoc.gov.vn"
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject, entry.actor_name) == ("person.add", "Lê Một", "Quantri")
    assert entry.details["official_email"] == "mot@binhphuoc.gov.vn"


def test_a_wrong_address_is_said_beside_the_field_and_stays(chief, domains, unit):
    page = chief.post(f"{PEOPLE}add/", typed(unit, official_email="mot@gmail.com"))
    words = page.content.decode()
    assert "thuộc dịch vụ thư công cộng" in words and 'value="mot@gmail.com"' in words
    assert "official_email" in page.context["form"].errors
    assert not Person.objects.exists()


def test_a_domain_added_changed_and_deleted_stands_in_the_log(chief):
    form = {"domain": "Moi.gov.vn", "note": "", "unit": "", "valid_from": "", "valid_to": ""}
    chief.post(f"{DOMAINS}add/", form)
    domain = MailDomain.objects.get(domain="moi.gov.vn")
    chief.post(f"{DOMAINS}edit/{domain.pk}/", form | {"valid_to": "30/06/2027"})
    chief.post(f"{DOMAINS}delete/{domain.pk}/")
    assert not MailDomain.objects.filter(domain="moi.gov.vn").exists()
    entries = AuditEntry.objects.order_by("pk")
    assert [entry.action.split(".")[1] for entry in entries] == ["add", "change", "delete"]
    assert entries[1].details["valid_to"] == "2027-06-30"


def test_nobody_is_deleted_only_closed(chief, person):
    assert chief.post(f"{PEOPLE}delete/{person.pk}/")["Location"] == "/quan-tri/"
    chief.post(f"/quan-tri/bulk/organisation/person/delete/?id={person.pk}")
    assert Person.objects.exists()


def test_a_secretary_looks_people_up_and_changes_nothing(person):
    secretary = signed_in("thukyhop", "Thư ký họp")
    assert "ntmau@binhphuoc.gov.vn" in secretary.get(PEOPLE).content.decode()
    assert secretary.get(f"{PEOPLE}inspect/{person.pk}/").status_code == 200
    for address in (f"{PEOPLE}add/", f"{PEOPLE}edit/{person.pk}/", f"{DOMAINS}add/"):
        assert secretary.get(address)["Location"] == "/quan-tri/"


@pytest.mark.parametrize("role", ["Thư ký tòa soạn", "Truyền thông"])  # văn thư addresses documents
def test_other_editors_see_no_people_not_even_to_choose(person, role):
    other = signed_in("khac", role)
    assert other.get(PEOPLE).status_code == 302
    for address in (CHOOSER, f"{CHOOSER}results/", f"{CHOOSER}chosen/{person.pk}/"):
        assert b"Nguy\xe1\xbb\x85n Th\xe1\xbb\x8b M" not in other.get(address).content


def test_the_clerk_keeps_offices_without_naming_their_receivers(person, unit):
    clerk = signed_in("vanthu", "Văn thư")
    assert "Người nhận giấy mời" not in clerk.get(f"{UNITS}edit/{unit.pk}/").content.decode()
    form = {"name": unit.name, "short_name": "Sở Mới", "valid_from": "", "valid_to": "",
            "successor": "", "contact": person.pk}  # fmt: skip
    clerk.post(f"{UNITS}edit/{unit.pk}/", form)
    unit.refresh_from_db()
    assert (unit.short_name, unit.contact) == ("Sở Mới", None)


def test_the_administrator_names_who_receives_an_offices_invitations(chief, person, unit):
    form = {"name": unit.name, "short_name": "", "valid_from": "", "valid_to": "",
            "successor": "", "contact": person.pk}  # fmt: skip
    chief.post(f"{UNITS}edit/{unit.pk}/", form)
    assert Unit.objects.get(pk=unit.pk).contact == person


def test_people_are_chosen_by_name_without_marks_and_who_left_is_not_offered(chief, person, unit):
    Person.objects.create(
        full_name="Nguyễn Thị Mẫu Cũ", unit=unit, official_email="b@cu.vn", is_active=False
    )
    page = chief.get(f"{CHOOSER}results/?q=nguyen+thi").content.decode()
    assert "Nguyễn Thị Mẫu" in page and "Nguyễn Thị Mẫu Cũ" not in page


@pytest.mark.parametrize("address", [PEOPLE, DOMAINS, UNITS, f"{CHOOSER}results/"])
def test_a_list_costs_the_same_however_long(
    chief, person, unit, address, django_assert_max_num_queries
):
    def grow(start, end):
        for n in range(start, end):
            office = Unit.objects.create(name=f"Phòng {n}", successor=unit)
            Person.objects.create(full_name=f"Lê {n}", unit=office, official_email=f"{n}@x.vn")
            MailDomain.objects.create(domain=f"n{n}.vn", unit=office)

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    grow(0, 2)
    chief.get(address)
    with CaptureQueriesContext(connection) as few:
        chief.get(address)
    grow(2, 12)
    with django_assert_max_num_queries(len(few)):
        chief.get(address)


def test_the_demo_has_offices_that_comply_and_that_do_not(home):
    from cms.users import demo as users
    from meetingpages.organisation import demo

    users.load()
    demo.load()
    demo.load()  # nothing is doubled
    assert Person.objects.count() == 12
    linked = Person.objects.exclude(account=None).values_list("account__username", flat=True)
    assert {*linked} == {"chutri", "daibieu1", "daibieu2", "thukyhop", "chanhvp"}
    assert Unit.objects.filter(contact=None, name__startswith="Hội Nông dân").exists()
    ended = [person for person in Person.objects.all() if "cu.example" in person.official_email]
    assert [person.full_name for person in ended] == ["Trương Văn Chín Mẫu"]
