"""Invitations go to official mailboxes only: the list of domains decides, to the day (MT-10, MT-11)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from meetingpages.organisation.addresses import judge
from meetingpages.organisation.models import MailDomain, Person

from .rows import PASSING, REFUSED

TODAY = date(2026, 11, 28)
LISTED = [
    MailDomain(domain="binhphuoc.gov.vn"),
    MailDomain(domain="chinhphu.vn", include_subdomains=True),
    MailDomain(domain="cu.gov.vn", valid_to=date(2019, 6, 30)),
    MailDomain(domain="moi.gov.vn", valid_from=date(2090, 1, 1)),
]


def sentence(text, day=TODAY, **words):
    with pytest.raises(ValidationError) as refused:
        judge(text, day, domains=LISTED, **words)
    (words,) = refused.value.messages
    return words


@pytest.mark.parametrize(("typed", "words"), REFUSED)
def test_what_is_not_surely_official_is_refused_in_these_words(typed, words):
    assert sentence(typed).startswith(words)


@pytest.mark.parametrize(("typed", "kept"), PASSING)
def test_an_official_address_is_kept_plainly(typed, kept):
    assert judge(typed, TODAY, domains=LISTED) == kept


def test_a_domain_works_on_its_first_and_last_day_and_not_beside_them():
    judge("x@cu.gov.vn", date(2019, 6, 30), domains=LISTED)
    judge("x@moi.gov.vn", date(2090, 1, 1), domains=LISTED)
    assert "hết hiệu lực từ 01/07/2019" in sentence("x@cu.gov.vn", date(2019, 7, 1))
    assert "chỉ có hiệu lực từ" in sentence("x@moi.gov.vn", date(2089, 12, 31))


def test_whose_address_has_ended_is_named():
    words = sentence("x@cu.gov.vn", whose="Lê Mẫu")
    assert words.endswith("hãy cập nhật thư công vụ của Lê Mẫu.")


def test_a_public_service_stays_refused_if_somebody_lists_it():
    with pytest.raises(ValidationError, match="thư công cộng"):
        judge("x@gmail.com", TODAY, domains=[MailDomain(domain="gmail.com")])


# Letters that look like others, separators, controls: what a forger would put in.
TRICKS = 'oосаеiі1l.-@ \u200b\u202e\u00ad\u2024\uff0e\r\n\0"<>()+%!,;:[]\\/KſİÀ'


@st.composite
def look_alikes(draw):
    """An official address with up to three characters put in, replaced or taken out."""
    text = list("ten@" + draw(st.sampled_from(["binhphuoc.gov.vn", "chinhphu.vn", "cu.gov.vn"])))
    for _change in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text) - 1))
        new = draw(st.sampled_from(["", *TRICKS, "evil.com", "xn--", "@gmail.com"]))
        text[place : place + draw(st.integers(0, 1))] = [*new]
        text = text or ["x"]
    return "".join(text)


@given(st.one_of(look_alikes(), st.text(max_size=60), st.emails()))
def test_no_look_alike_outside_the_list_passes(typed):
    try:
        kept = judge(typed, TODAY, domains=LISTED)
    except ValidationError:
        return
    local, _at, domain = kept.partition("@")
    assert kept.isascii() and local.replace(".", "a").replace("-", "a").replace("_", "a").isalnum()
    assert domain == "binhphuoc.gov.vn" or f".{domain}".endswith(".chinhphu.vn")
    assert domain.replace(".", "a").replace("-", "a").isalnum()


@pytest.mark.parametrize(("typed", "words"), REFUSED)
def test_no_person_is_kept_with_such_an_address(domains, unit, typed, words):
    person = Person(full_name="Lê Mẫu", unit=unit, official_email=typed)
    with pytest.raises(ValidationError) as refused:
        person.full_clean()
    assert refused.value.message_dict["official_email"][0].startswith(words)


def test_two_people_never_share_a_mailbox(person, unit):
    twin = Person(full_name="Lê Mẫu", unit=unit, official_email="NTMau@BinhPhuoc.gov.vn")
    with pytest.raises(ValidationError, match="đã là của một người khác"):
        twin.full_clean()


def test_who_has_left_keeps_an_address_that_has_ended(domains, unit):
    Person(full_name="Lê", unit=unit, official_email="x@cu.gov.vn", is_active=False).full_clean()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("gmail.com", "thư công cộng"),
        ("binhphước.gov.vn", "dễ nhầm lẫn"),
        ("ten@binhphuoc.gov.vn", "không hợp lệ"),
        ("vn", "không hợp lệ"),
    ],
)
def test_the_list_takes_only_plain_domains(db, typed, words):
    with pytest.raises(ValidationError, match=words):
        MailDomain(domain=typed).full_clean()


def test_a_domain_is_listed_in_small_letters(db):
    row = MailDomain(domain=" BinhPhuoc.gov.vn. ")
    row.full_clean()
    assert row.domain == "binhphuoc.gov.vn"
