"""Files that are never public by themselves: outside MEDIA_ROOT, with random names (SR-4).

They leave through `serving.send_file` only, after their room has asked `readable_by`.
"""

import secrets
import uuid
from pathlib import PurePath

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.text import clean_line

from . import inspection

NAME_LENGTH = 200


def private_storage():
    """Return the storage below the data folder; it has no addresses."""
    return FileSystemStorage(location=settings.PORTAL_DATA_DIR / "private", base_url=None)


def random_path(instance, filename):
    """Return '<app>/<two letters>/<random>.<extension>'."""
    name = secrets.token_hex(16)
    return f"{instance._meta.app_label}/{name[:2]}/{name}{PurePath(filename).suffix.lower()}"


class PrivateFile(models.Model):
    """A file with what `inspection` found in it; `name` is what a reader sees and saves."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(_("Tệp"), storage=private_storage, upload_to=random_path)
    name = models.CharField(_("Tên tệp"), max_length=NAME_LENGTH, editable=False)
    size = models.PositiveBigIntegerField(_("Dung lượng"), editable=False)
    page_count = models.PositiveIntegerField(_("Số trang"), null=True, editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    uploaded_at = models.DateTimeField(_("Tải lên lúc"), auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def keep(self, upload, *, counted=False):
        """Take over an inspected upload: its name as shown, its size, pages and SHA-256.

        `counted` says that `page_count` is there already.
        """
        stem, dot, extension = clean_line(PurePath(upload.name).name).rpartition(".")
        self.name = stem[: NAME_LENGTH - 8] + dot + extension.lower()
        self.size = upload.size
        if not counted:
            self.page_count = inspection.count_pages(upload)
        self.sha256 = inspection.sha256(upload)
        self.file = upload

    @property
    def file_extension(self):
        return self.name.rpartition(".")[2].lower()

    @property
    def file_size(self):
        """The size in bytes, under the name that Wagtail's documents have."""
        return self.size
