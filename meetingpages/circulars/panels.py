"""The document's form, in the order in which a clerk reads the paper."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PublishingPanel,
)

from cms.media.panels import FileNotesPanel

content_panels = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("printed_number"), FieldPanel("type", widget=forms.Select)]),
            FieldRowPanel([FieldPanel("issued_on"), FieldPanel("place")]),
            FieldPanel("abstract"),
        ],
        heading=_("Văn bản"),
    ),
    InlinePanel("issuers", label=_("Cơ quan"), heading=_("Cơ quan ban hành, người ký"), min_num=1),
    InlinePanel(
        "attachments", label=_("Tệp"), heading=_("Tệp"),
        help_text=_(
            "Tệp không công khai theo địa chỉ: ai đọc được văn bản thì tải được tệp. Cổng không "
            "nhận tài liệu mật."
        ),
    ),
    FileNotesPanel(),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("effective_from"), FieldPanel("effective_to")]),
            FieldRowPanel([FieldPanel("override"), FieldPanel("override_reason")]),
        ],
        heading=_("Hiệu lực"),
    ),
    InlinePanel(
        "relations", label=_("Quan hệ"), heading=_("Văn bản liên quan"),
        help_text=_("Ghi ở văn bản này; cổng tự hiện ở cả hai và tính lại hiệu lực của văn bản kia."),
    ),
    MultiFieldPanel(
        [
            InlinePanel(
                "addressees", label=_("Nơi nhận"),
                help_text=_("Công chúng chỉ thấy tên nơi nhận. Gửi bằng nút Phát hành trong sổ đăng ký."),
            ),
            FieldPanel("report_by"),
        ],
        heading=_("Nơi nhận, hạn báo cáo"),
    ),
    FieldPanel("subjects", widget=forms.CheckboxSelectMultiple),
    FieldPanel("source_url"),
]  # fmt: skip

settings_panels = [
    MultiFieldPanel(
        [
            FieldPanel("level", widget=forms.RadioSelect),
            FieldPanel(
                "readers", widget=forms.CheckboxSelectMultiple,
                help_text=_("Chỉ dùng với mức Hạn chế."),
            ),
        ],
        heading=_("Ai được đọc"),
    ),
    PublishingPanel(),
]  # fmt: skip
