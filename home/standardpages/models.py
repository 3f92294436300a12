"""Standing pages: about, contact, statements, and the pages behind the site's links (N-58)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.pages.body import BodyBlock
from cms.pages.models import BasePage

from .blocks import ContactBlock, ProceduresBlock, SpokespersonBlock


class StandardPage(BasePage):
    lead = models.TextField(_("Trích dẫn"), max_length=600, blank=True)
    body = StreamField(
        BodyBlock(
            [
                ("contact", ContactBlock()),
                ("procedures", ProceduresBlock()),
                ("spokesperson", SpokespersonBlock()),
            ]
        ),
        verbose_name=_("Nội dung"),
    )

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead", boost=2),
        index.SearchField("body"),
    ]
    content_panels = [*BasePage.content_panels, FieldPanel("lead"), FieldPanel("body")]
    parent_page_types = ["home.HomePage", "standardpages.StandardPage"]
    subpage_types = ["standardpages.StandardPage"]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("trang giới thiệu")
        verbose_name_plural = _("trang giới thiệu")
