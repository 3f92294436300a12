"""A paper is expected, comes, is replaced, is withdrawn; each step stands in the log (MT-21, MT-22)."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.audit.recording import record

from ..models import Paper
from ..models.meeting import Status

LOCKED = _("Mục đã có kết quả hoặc cuộc họp đã xong, tài liệu được giữ nguyên.")
SECRET = _("Mục này có tài liệu mật, phát giấy tại phòng họp; cổng không nhận tệp nào.")


def what_forbids(item):
    """Return why papers of an item may not change now, in words, or None (MT-7, VB-56)."""
    if item.is_secret:
        return SECRET
    if item.is_decided or item.meeting.status in (Status.CONCLUDED, Status.CANCELLED):
        return LOCKED
    return None


@transaction.atomic
def add_paper(paper, item, user, version=None, readers=()):
    """Keep a new paper of an item, last in order, with its first version if there is one."""
    last = item.papers.aggregate(last=Max("order"))["last"] or 0
    paper.item, paper.order = item, last + 1
    paper.save()
    paper.readers.set(readers)
    record(user, "meeting.paper.add", _("Thêm tài liệu họp"), paper, **about(paper))
    if version:
        add_version(paper, version, user)
    return paper


@transaction.atomic
def add_version(paper, version, user):
    """Keep a file as the next version; the older ones stay as they are."""
    Paper.objects.select_for_update().get(pk=paper.pk)
    newest = paper.versions.aggregate(newest=Max("number"))["newest"] or 0
    version.paper, version.number = paper, newest + 1
    version.save()
    summary = _("Thay bản mới của tài liệu họp") if newest else _("Tải tài liệu họp lên")
    record(
        user, "meeting.paper.version", summary, paper, version=version.number, sha256=version.sha256
    )
    return version


@transaction.atomic
def change_paper(form, user):
    """Keep what was changed of a paper; who may read it is a right, so it stands in the log."""
    paper = form.save()
    record(user, "meeting.paper.edit", _("Sửa tài liệu họp"), paper, **about(paper))
    return paper


@transaction.atomic
def withdraw(paper, user):
    """Close a paper with all its versions to everybody; the files stay for the log (SR-71)."""
    Paper.objects.filter(pk=paper.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())
    record(user, "meeting.paper.withdraw", _("Rút tài liệu họp"), paper)


def about(paper):
    readers = sorted(paper.readers.values_list("pk", flat=True))
    return {"level": paper.level, "readers": readers, "item": str(paper.item.uuid)}
