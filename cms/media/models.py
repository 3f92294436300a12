"""The portal's own picture and document: what Wagtail keeps, and what a newsroom asks of them."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from . import inspection, naming, readers


class PortalImage(AbstractImage):
    """A picture of the library; `description` is its text for people who do not see it."""

    credit = models.CharField(_("Nguồn ảnh"), max_length=250, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("hình ảnh")
        verbose_name_plural = _("hình ảnh")

    def get_upload_to(self, filename):
        return naming.picture_path(filename)


class Rendition(AbstractRendition):
    """A picture in one size and format, public under /hinh/."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def get_upload_to(self, filename):
        return naming.rendition_path(self.image.file.name, filename)


class PortalDocument(AbstractDocument):
    """An attachment; `page_count` and `sha256` are written by inspection when it is uploaded."""

    file = models.FileField(_("Tệp"), upload_to=naming.document_path)
    page_count = models.PositiveIntegerField(_("Số trang"), null=True, blank=True, editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True, editable=False)

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("tài liệu")
        verbose_name_plural = _("tài liệu")

    @cached_property
    def is_public(self):
        """Whether every reader may have the file at this moment (N-19)."""
        return readers.is_public(self)

    @property
    def shown_name(self):
        """The name under which a reader saves the file: its title."""
        extension = f".{self.file_extension}"
        return self.title.removesuffix(extension) + extension

    def _set_document_file_metadata(self):
        # The one place that all of Wagtail's upload roads pass.
        super()._set_document_file_metadata()
        self.page_count = inspection.count_pages(self.file)
        self.sha256 = inspection.sha256(self.file)


class FileText(models.Model):
    """The words of a file, known by its bytes: a rebuilt index reads no file again (Q-23)."""

    class Outcome(models.TextChoices):
        READ = "doc-duoc", _("Tìm được theo nội dung")
        SCAN = "ban-quet", _("Tệp là bản quét, chưa tìm được theo nội dung")
        CLOSED = (
            "khong-doc-duoc",
            _("Cổng không đọc được chữ trong tệp, chưa tìm được theo nội dung"),
        )

    sha256 = models.CharField(max_length=64, primary_key=True)
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome)

    class Meta:
        default_permissions = ()
        verbose_name = _("chữ trong tệp")
        verbose_name_plural = _("chữ trong tệp")

    def __str__(self):
        return self.sha256
