"""Two of the demo's documents sent: offices at every step, one of them overdue (VB-50)."""

from datetime import timedelta

from django.utils import timezone

from meetingpages.organisation.models import Unit

from ..models import Acknowledgement, CircularAddressee, CircularPage
from ..models.addressees import Duty, Progress
from .expanding import receivers_of

# Number, days until the term, days since it was sent, {office: how far it came}.
SENT = [
    ("3138-CV/TU", -2, 12, {
        "Sở Nội vụ": Progress.DONE,
        "UBND tỉnh": Progress.READ,
        "Sở Khoa học và Công nghệ": Progress.RECEIVED,
        "Sở Tài chính": Progress.SENT,
    }),
    ("595-CV/TU", 5, 3, {
        "Sở Nội vụ": Progress.READ,
        "Sở Y tế": Progress.DONE,
        "Sở Giáo dục và Đào tạo": Progress.SENT,
    }),
]  # fmt: skip
WORDS = "Đã phổ biến tới toàn cơ quan và giao văn phòng theo dõi (số liệu mẫu)."
STEPS = ("received", "read", "done")


def load():
    """Send nothing by mail: write what became of it, unless documents were sent already."""
    if Acknowledgement.objects.exists():
        return
    for number, days, ago, progress in SENT:
        circular = CircularPage.objects.filter(printed_number=number).first()
        if circular:
            dispatch(circular, days, ago, progress)


def dispatch(circular, days, ago, progress):
    now = timezone.now()
    circular.report_by = timezone.localdate() + timedelta(days=days)
    units = {unit.shown_name: unit for unit in Unit.objects.filter(short_name__in=progress)}
    circular.addressees = [
        CircularAddressee(unit=units[name], duty=Duty.CARRY_OUT) for name in progress
    ]
    circular.save_revision().publish()
    sent = now - timedelta(days=ago)
    for each in receivers_of(circular)[0]:
        row = Acknowledgement(
            circular=circular, unit=each.unit, person=each.person, duty=each.duty, sent_at=sent
        )
        row.status = progress[each.unit.shown_name]
        walk(row, sent)
        row.save()


def walk(row, sent):
    """Write the steps up to the row's status, half a day apart."""
    reached = Progress.values.index(row.status)
    for number, name in enumerate(STEPS[:reached], start=1):
        setattr(row, f"{name}_at", sent + number * timedelta(hours=12))
        setattr(row, f"{name}_by", row.person)
    row.report = WORDS if row.is_done else ""
