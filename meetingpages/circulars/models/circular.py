"""/van-ban/ and its documents: placement, fields, search, panels, what a document knows of itself."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from cms.media.texts import notes_on
from cms.pages.models import BasePage
from cms.vietnamese.document_numbers import loose_number
from cms.vietnamese.slugs import slugify
from cms.vietnamese.text import fold

from .. import feeds, lists, panels
from ..forms import CircularPageForm
from ..numbering import take_number_apart
from ..querysets import CircularManager
from ..restricting import restrict
from ..rights import reader_of
from ..status import Override, status_on
from .vocabularies import System

ABSTRACT_LENGTH = 500


class CircularIndexPage(RoutablePageMixin, BasePage):
    """All documents: the list, its feed and its table for spreadsheets (VB-1, VB-2)."""

    intro = models.TextField(_("Giới thiệu"), max_length=600, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = []  # Made by the portal itself; the home page need not know of it.
    subpage_types = ["circulars.CircularPage"]
    max_count = 1
    reserved_slugs = frozenset({"rss", "xuat.csv"})
    show_in_menus_default = True
    is_list = True

    class Meta:
        verbose_name = _("trang văn bản")

    @path("")
    def all_circulars(self, request):
        return lists.render_list(request, self, CircularPage.objects)

    @path("rss/")
    def feed(self, request):
        return feeds.CircularFeed(self)(request)


class Level(models.TextChoices):
    PUBLIC = "cong-khai", _("Công khai")
    INTERNAL = "noi-bo", _("Lưu hành nội bộ")
    LIMITED = "han-che", _("Hạn chế (chỉ những tài khoản nêu tên)")


class CircularPage(BasePage):
    """A numbered official document ("văn bản"); its identity is key + issuer + date (VB-23)."""

    printed_number = models.CharField(
        _("Số, ký hiệu"), max_length=80,
        help_text=_("Gõ như in trên văn bản. Ví dụ: 3138-CV/TU, 123/QĐ-UBND, 30/2020/NĐ-CP"),
    )  # fmt: skip
    number = models.CharField(_("Số"), max_length=20, blank=True, editable=False)
    number_order = models.PositiveIntegerField(default=0, editable=False)
    year = models.PositiveSmallIntegerField(_("Năm"), null=True, editable=False)
    symbol = models.CharField(_("Ký hiệu"), max_length=80, blank=True, editable=False)
    key = models.CharField(max_length=100, blank=True, db_index=True, editable=False)
    loose_number = models.CharField(max_length=100, blank=True, editable=False)
    folded = models.TextField(blank=True, editable=False)
    system = models.CharField(
        _("Hệ thống văn bản"), max_length=10, blank=True, choices=System, editable=False
    )
    type = models.ForeignKey(
        "circulars.CircularType", verbose_name=_("Tên loại"), on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    place = models.CharField(
        _("Địa danh"), max_length=100, blank=True, help_text=_("Ví dụ: Bình Phước")
    )
    issued_on = models.DateField(_("Ngày ban hành"), db_index=True)
    abstract = models.TextField(
        _("Trích yếu"), max_length=ABSTRACT_LENGTH,
        help_text=_("Như in trên văn bản, không ghi “V/v”. Ví dụ: Thực hiện họp không giấy"),
    )  # fmt: skip
    effective_from = models.DateField(
        _("Ngày có hiệu lực"), null=True, blank=True,
        help_text=_("Để trống thì tính theo ngày ban hành."),
    )  # fmt: skip
    effective_to = models.DateField(
        _("Ngày hết hiệu lực"), null=True, blank=True,
        help_text=_("Ngày đầu tiên văn bản không còn hiệu lực."),
    )  # fmt: skip
    override = models.CharField(
        _("Điều chỉnh tình trạng"), max_length=20, blank=True, choices=Override,
        help_text=_("Chỉ khi tình trạng tính theo ngày và quan hệ không đúng."),
    )  # fmt: skip
    override_reason = models.CharField(
        _("Lý do điều chỉnh"), max_length=300, blank=True,
        help_text=_("Chỉ người làm văn bản đọc được."),
    )  # fmt: skip
    level = models.CharField(_("Mức độ"), max_length=10, choices=Level, default=Level.PUBLIC)
    readers = ParentalManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("Tài khoản được đọc"), blank=True,
        related_name="+",
    )  # fmt: skip
    subjects = ParentalManyToManyField(
        "circulars.Subject", verbose_name=_("Lĩnh vực"), blank=True, related_name="circulars"
    )
    report_by = models.DateField(
        _("Hạn báo cáo triển khai"), null=True, blank=True,
        help_text=_("Ngày cuối để nơi nhận báo cáo; cổng nhắc trước 1 ngày và trong ngày."),
    )  # fmt: skip
    source_url = models.URLField(
        _("Nguồn"), max_length=500, blank=True,
        help_text=_("Địa chỉ https của bản gốc, nếu có. Ví dụ: https://vanban.chinhphu.vn/…"),
    )  # fmt: skip
    # Computed from the relations of all documents (VB-36); never typed.
    ends_on = models.DateField(null=True, editable=False)
    partly_ended_on = models.DateField(null=True, editable=False)
    ended_by = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    Level = Level
    objects = CircularManager()
    base_form_class = CircularPageForm
    parent_page_types = ["circulars.CircularIndexPage"]
    subpage_types = []

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("printed_number"),
        index.SearchField("key"),
        index.SearchField("abstract"),
        index.FilterField("issued_on"),
        index.FilterField("level"),
    ]
    content_panels = panels.content_panels
    settings_panels = panels.settings_panels
    promote_panels = []

    class Meta:
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")
        indexes = [models.Index(fields=["-issued_on", "-page_ptr"])]

    def _set_core_field_defaults(self):
        """Wagtail's one place before each check and save: number in parts, title, slug (VB-5, VB-25)."""
        take_number_apart(self)
        self.folded = fold(f"{self.printed_number} {self.abstract}")
        self.loose_number = loose_number(self.key)
        self.title = self.draft_title = self.heading
        if not self.first_published_at and (self.path or hasattr(self, "_cached_parent_obj")):
            self.slug = self._get_autogenerated_slug(self.slug_words)
        super()._set_core_field_defaults()

    @property
    def heading(self):
        """'Công văn số 3138-CV/TU', as people call it."""
        return f"{self.type.name if self.type_id else _('Văn bản')} số {self.printed_number}"

    @property
    def slug_words(self):
        day = self.issued_on.isoformat() if self.issued_on else ""
        kind = self.type.name if self.type_id else "van-ban"
        return slugify(f"{kind} {self.printed_number} {day}") or "van-ban"

    search_kind = _("Văn bản")

    @property
    def search_date(self):
        return self.issued_on

    @property
    def search_number(self):
        return self.printed_number

    @property
    def lead(self):
        """What lists and the head of the page say of it."""
        return self.abstract

    @property
    def about(self):
        """The abstract as it goes on after "Về việc": 'UBND tỉnh' keeps its capitals."""
        first, second = self.abstract[:1], self.abstract[1:2]
        return (first.lower() if second.islower() else first) + self.abstract[1:]

    @property
    def in_force_from(self):
        return self.effective_from or self.issued_on

    @property
    def status(self):
        """The Status of today in Vietnam, or None of a type without validity (VB-30)."""
        return status_on(self, timezone.localdate())

    @property
    def issuer_names(self):
        return ", ".join(row.unit.shown_name for row in self.issuers.all())

    @property
    def uuid(self):
        """What personal links to the document aim at: Wagtail's own key, which no edit changes."""
        return self.translation_key

    @property
    def printed_addressees(self):
        """The lines of "Nơi nhận", in the clerk's order; all that the public sees of them (VB-51)."""
        rows = self.addressees.select_related("unit", "saved_list", "person")
        return [str(row) for row in rows]

    @cached_property
    def files(self):
        """The attachments in the clerk's order, each with its file."""
        return list(self.attachments.all())

    def search_files(self):
        """The files of the published document with their names, for the search (Q-23)."""
        return [(row.file.name, row.file) for row in self.attachments.select_related("file")]

    @property
    def file_notes(self):
        return notes_on(self.search_files())

    @property
    def main_file(self):
        return self.files[0].file if self.files else None

    def get_context(self, request, *args, **kwargs):
        from ..related import groups_of, successor_of

        context = super().get_context(request, *args, **kwargs)
        reader = reader_of(request)
        context["related"] = groups_of(self, reader)
        context["successor"] = successor_of(self, reader)
        return context

    def readable_by(self, user):
        """Return whether this person may read the published document (VB-41)."""
        return type(self).objects.readable_by(user).filter(pk=self.pk).exists()

    def save(self, *args, **kwargs):
        with transaction.atomic():
            super().save(*args, **kwargs)
            # A draft of a published document writes a few fields only; its level is not yet said.
            if "level" in (kwargs.get("update_fields") or ["level"]):
                restrict(self)
