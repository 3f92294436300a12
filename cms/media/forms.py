"""The library's upload forms (settings WAGTAILIMAGES_IMAGE_FORM_BASE, WAGTAILDOCS_DOCUMENT_FORM_BASE).

Wagtail builds all its upload roads from them: one file, many files, the choosers, the replacing of
a file. The file field itself asks `inspection`, so no road goes around it.
"""

from django.core.exceptions import ValidationError
from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.vietnamese.text import clean_line

from . import inspection


class PictureField(WagtailImageField):
    """A picture, judged and written anew by `inspection.rewrite_picture` (N-23)."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.max_upload_size = inspection.MAX_PICTURE_BYTES
        self.help_text = _("Ảnh JPEG, PNG, WebP hoặc HEIC, không quá 20 MB và 40 triệu điểm ảnh.")
        # Said by the browser before it sends anything.
        self.error_messages["file_too_large_unknown_size"] = inspection.PICTURE_TOO_BIG
        self.error_messages["invalid_image_extension"] = inspection.PICTURE_TYPE

    def to_python(self, data):
        # Past Wagtail's own look into the picture, which would decode it in this process.
        upload = FileField.to_python(self, data)
        if upload is not None:
            inspection.rewrite_picture(upload)
        return upload


class DocumentField(WagtailDocumentField):
    """A document, judged by `inspection.check_document` (N-22)."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.max_upload_size = inspection.MAX_DOCUMENT_BYTES
        names = ", ".join(inspection.DOCUMENT_EXTENSIONS)
        self.help_text = _("Nhận: %(names)s; không quá 50 MB.") % {"names": names}
        self.error_messages["file_too_large_unknown_size"] = inspection.DOCUMENT_TOO_BIG

    def to_python(self, data):
        # Past Wagtail's own judgement of the size, which has other words.
        upload = FileField.to_python(self, data)
        if upload is not None:
            inspection.check_document(upload)
        return upload


class UploadForm:
    """What both forms share: the field that inspects, and titles as they are kept (N-4)."""

    upload_field = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A field declared on the class would also appear where Wagtail leaves the file out.
        if plain := self.fields.get("file"):
            self.fields["file"] = self.upload_field(
                label=plain.label, required=plain.required, widget=plain.widget
            )

    def clean_title(self):
        title = clean_line(self.cleaned_data["title"])
        if not title:
            raise ValidationError(self.fields["title"].error_messages["required"])
        return title


class ImageForm(UploadForm, BaseImageForm):
    upload_field = PictureField

    def clean_description(self):
        return clean_line(self.cleaned_data["description"])

    def clean_credit(self):
        return clean_line(self.cleaned_data["credit"])


class DocumentForm(UploadForm, BaseDocumentForm):
    upload_field = DocumentField
