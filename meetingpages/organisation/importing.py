"""People from a table (CSV): each row judged, and all of them saved or none (MT-12)."""

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from io import StringIO
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.audit.recording import record_all
from cms.vietnamese.text import clean_line

from .addresses import judge
from .models import MailDomain, Person, Unit

COLUMNS = ("ho_ten", "chuc_vu", "don_vi", "thu_cong_vu", "tai_khoan")
MOST_ROWS = 1000  # a province's officials are a few hundred; more in one table is a mistake


@dataclass
class Line:
    """One row of the table: its number there, the person it would make, what is wrong with it."""

    number: int
    person: Person
    errors: list = field(default_factory=list)


def read(text):
    """Return [(row number, {column: text})] of a CSV with commas or semicolons, empty rows left out.

    Raises ValidationError when it is no such table.
    """
    heading = text.partition("\n")[0]
    rows = csv.reader(StringIO(text), delimiter=";" if ";" in heading else ",", strict=True)
    try:
        table = [(rows.line_num, row) for row in rows]
    except csv.Error:
        raise ValidationError(_("Không đọc được bảng: có dấu ngoặc kép chưa đóng.")) from None
    names = [clean_line(name) for name in table[0][1]] if table else []
    if missing := [name for name in COLUMNS if name not in names]:
        raise ValidationError(_("Dòng đầu của bảng thiếu cột: %s.") % ", ".join(missing))
    found = [
        (number, dict.fromkeys(COLUMNS, "") | dict(zip(names, row, strict=False)))
        for number, row in table[1:]
        if any(cell.strip() for cell in row)
    ]
    if not found:
        raise ValidationError(_("Bảng không có dòng nào."))
    if len(found) > MOST_ROWS:
        raise ValidationError(_("Bảng dài quá %d dòng; hãy chia nhỏ.") % MOST_ROWS)
    return found


def check(rows):
    """Return a Line for each row; nothing is saved. The number of queries is fixed."""
    judges = Judges()
    return [judges.line(number, cells) for number, cells in rows]


class Judges:
    """What the rows are compared with, read once; mailboxes and accounts fill up row by row."""

    def __init__(self):
        self.today = timezone.localdate()
        self.domains = list(MailDomain.objects.all())
        self.units = defaultdict(set)
        for unit in Unit.objects.valid_on(self.today):
            for name in {unit.name, unit.shown_name}:
                self.units[name.casefold()].add(unit)
        self.accounts = {user.username: user for user in get_user_model().objects.all()}
        known = Person.objects.values_list("official_email", "account_id")
        self.mailboxes = {address.lower() for address, _account in known}
        self.linked = {account for _address, account in known}

    def line(self, number, cells):
        mailbox = cells["thu_cong_vu"]  # raw: its judge refuses what cleaning would hide
        cells = {name: clean_line(cell) for name, cell in cells.items()} | {"thu_cong_vu": mailbox}
        person = Person(full_name=cells["ho_ten"], position=cells["chuc_vu"],
                        official_email=cells["thu_cong_vu"])  # fmt: skip
        line = Line(number, person)
        try:
            person.clean_fields(exclude=["unit", "account"])
        except ValidationError as error:
            line.errors += [
                f"{Person._meta.get_field(name).verbose_name}: {message}"
                for name, messages in error.message_dict.items()
                for message in messages
            ]
        for judge_one in (self.judge_unit, self.judge_mailbox, self.judge_account):
            try:
                judge_one(person, cells)
            except ValidationError as error:
                line.errors += error.messages
        return line

    def judge_unit(self, person, cells):
        units = self.units.get(cells["don_vi"].casefold(), set())
        if len(units) != 1:
            words = (
                _("Có nhiều đơn vị cùng tên “%s”.")
                if units
                else _("Không có đơn vị “%s” đang hoạt động.")
            )
            raise ValidationError(words % cells["don_vi"])
        person.unit = next(iter(units))

    def judge_mailbox(self, person, cells):
        if not cells["thu_cong_vu"]:
            return  # said already: the field is required
        address = judge(
            cells["thu_cong_vu"], self.today, whose=person.full_name, domains=self.domains
        )
        if address.lower() in self.mailboxes:
            raise ValidationError(_("Hộp thư này đã là của một người khác."))
        self.mailboxes.add(address.lower())
        person.official_email = address

    def judge_account(self, person, cells):
        if not cells["tai_khoan"]:
            return
        account = self.accounts.get(cells["tai_khoan"])
        if account is None:
            raise ValidationError(_("Không có tài khoản “%s”.") % cells["tai_khoan"])
        if account.pk in self.linked:
            raise ValidationError(_("Tài khoản “%s” đã là của một người khác.") % account)
        self.linked.add(account.pk)
        person.account = account


@transaction.atomic
def save(lines, actor):
    """Save the people of lines without errors; raises IntegrityError if one was added meanwhile."""
    people = [line.person for line in lines]
    for person in people:
        person.save()
        log(person, "wagtail.create", user=actor)
    record_all(actor, "person.add", _("Nhập người từ bảng"), people, group=uuid4())
