"""The demo's offices, mail domains and twelve invented people (MT-10, meetings.md, "Demo").

Most comply; one office has nobody to receive its invitations, one person an address of a domain
that has ended.
"""

import tomllib
from pathlib import Path

from django.contrib.auth import get_user_model

from .models import MailDomain, Person, Unit

CONTENT = Path(__file__).parent / "demo_content" / "organisation.toml"


def load():
    """Add what is missing; what somebody changed stays."""
    content = tomllib.loads(CONTENT.read_text("utf-8"))
    for entry in content["domain"]:
        MailDomain.objects.get_or_create(domain=entry["domain"], defaults=entry)
    for entry in content["unit"]:
        add_unit(entry)
    for entry in content["person"]:
        if not Person.objects.filter(official_email=entry["official_email"]).exists():
            add_person(entry)


def add_unit(entry):
    fields = dict(entry)
    successor = Unit.objects.filter(name=fields.pop("successor", "")).first()
    defaults = fields | {"successor": successor}
    Unit.objects.get_or_create(name=fields["name"], defaults=defaults)


def add_person(entry):
    fields = dict(entry)
    is_contact, username = fields.pop("is_contact", False), fields.pop("account", "")
    fields["unit"] = Unit.objects.get(name=fields["unit"])
    account = get_user_model().objects.filter(username=username, person=None).first()
    person = Person.objects.create(account=account, **fields)
    if is_contact:
        person.unit.contact = person
        person.unit.save()
