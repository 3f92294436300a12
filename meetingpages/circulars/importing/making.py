"""The documents of a faultless plan, made all or not at all."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from cms.audit.recording import record

from ..models import CircularAttachment, CircularFile
from .folder import bytes_of, kind_of, name_of
from .keeping import ARCHIVE, kept_files, kept_table
from .planning import plan_of


class NotFaultless(Exception):
    """Something is wrong by now; `plan` says what."""

    def __init__(self, plan):
        super().__init__()
        self.plan = plan


def make_all(place, parent, user, *, publish):
    """Make the documents of what was kept and return how many; raises NotFaultless."""
    written = []
    try:
        with transaction.atomic():
            plan = plan_of(kept_table(place), kept_files(place), parent, user)
            if plan.wrong:
                raise NotFaultless(plan)
            for row in plan.rows:
                make(row, place, parent, user, publish, written)
            note(user, parent, plan, publish)
    except BaseException:
        for file in written:
            file.storage.delete(file.name)
        raise
    return len(plan.rows)


def make(row, place, parent, user, publish, written):
    page = row.page
    page.attachments = [
        CircularAttachment(kind=kind_of(name, order), file=file_of(kept, place, written))
        for order, (name, kept) in enumerate(row.files)
    ]
    parent.add_child(instance=page)
    revision = page.save_revision(user=user)
    if publish:
        revision.publish(user=user)


def file_of(kept, place, written):
    """Return a saved file of the archive; its bytes were judged when it was uploaded."""
    file = CircularFile(page_count=kept.pages, has_text=kept.has_text)
    data = ContentFile(bytes_of(place / ARCHIVE, kept.path), name_of(kept.path))
    file.keep(data, counted=True)
    file.save()
    written.append(file.file)
    return file


def note(user, parent, plan, publish):
    numbers = {"documents": len(plan.rows), "files": sum(len(row.files) for row in plan.rows)}
    words = _("Nhập %(documents)s văn bản, %(files)s tệp từ bảng") % numbers
    how = _("đăng ngay") if publish else _("lưu bản nháp")
    record(user, "circulars.import", f"{words}, {how}", parent, published=publish, **numbers)
