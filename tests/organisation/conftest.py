"""Domains, an office and a delegate, as a portal has them."""

from datetime import date

import pytest

from meetingpages.organisation.models import MailDomain, Person, Unit
from tests.factories import make_person


@pytest.fixture
def domains(home):
    """One domain for ever, one with its own below it, one that ended, one that is to come."""
    rows = [
        MailDomain(domain="binhphuoc.gov.vn"),
        MailDomain(domain="chinhphu.vn", include_subdomains=True),
        MailDomain(domain="cu.gov.vn", valid_to=date(2019, 6, 30)),
        MailDomain(domain="moi.gov.vn", valid_from=date(2090, 1, 1)),
    ]
    return MailDomain.objects.bulk_create(rows)


@pytest.fixture
def unit(home):
    return Unit.objects.create(name="Sở Nội vụ tỉnh Bình Phước", short_name="Sở Nội vụ")


@pytest.fixture
def person(domains, unit):
    return Person.objects.create(
        full_name="Nguyễn Thị Mẫu", unit=unit, official_email="ntmau@binhphuoc.gov.vn"
    )


@pytest.fixture
def chief(client, home):
    """A browser in which the administrator is signed in."""
    client.force_login(make_person("quantri", superuser=True))
    return client
