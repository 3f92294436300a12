"""The article's form, in the order in which a reporter writes."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    PublishingPanel,
)

from cms.media.panels import FileNotesPanel

content_panels = [
    FieldPanel("title", help_text=_("Nên dưới 90 ký tự. Viết rõ ai làm gì.")),
    FieldPanel("lead"),
    MultiFieldPanel(
        [
            FieldPanel("lead_image"),
            FieldPanel("lead_image_alt"),
            FieldRowPanel(
                [
                    FieldPanel(
                        "lead_image_caption", help_text=_("Ví dụ: Chợ phiên Tân Mẫu sáng 11/09.")
                    ),
                    FieldPanel("lead_image_credit", help_text=_("Ví dụ: Ảnh: Họa My")),
                ]
            ),
            FieldPanel("lead_image_position"),
        ],
        heading=_("Ảnh đại diện"),
    ),
    FieldPanel("body"),
    MultiFieldPanel(
        [
            FieldPanel("byline"),
            MultipleChooserPanel("author_rows", chooser_field_name="author", label=_("Tác giả")),
            FieldRowPanel(
                [
                    FieldPanel("source_name", help_text=_("Ví dụ: Báo Bình Phước")),
                    FieldPanel(
                        "source_url",
                        help_text=_("Ví dụ: https://baobinhphuoc.com.vn/… Bỏ trống khi tự viết."),
                    ),
                ]
            ),
        ],
        heading=_("Tác giả bài viết và nguồn tin"),
    ),
    MultipleChooserPanel(
        "attachments", chooser_field_name="document", label=_("Tệp"), heading=_("Tệp đính kèm")
    ),
    FileNotesPanel(),
    InlinePanel(
        "corrections",
        label=_("Đính chính"),
        heading=_("Đính chính"),
        help_text=_("Chỉ người được đăng bài thêm, sửa hoặc xóa; hiện ngay dưới trích dẫn."),
    ),
]

settings_panels = [
    MultiFieldPanel(
        [
            FieldPanel("tags"),
            MultipleChooserPanel(
                "series_rows", chooser_field_name="series", label=_("Dòng sự kiện")
            ),
            FieldPanel(
                "extra_categories", help_text=_("Bài hiện thêm ở các chuyên mục được đánh dấu.")
            ),
            MultipleChooserPanel(
                "related_rows", chooser_field_name="related", label=_("Tin liên quan")
            ),
        ],
        heading=_("Xếp loại"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("published_at"),
            FieldPanel("show_on_home"),
            FieldPanel("numbers_stay_plain"),
            FieldRowPanel(
                [
                    FieldPanel("is_featured"),
                    FieldPanel("featured_until", help_text=_("Ví dụ: 15/09/2019 17:00")),
                ]
            ),
        ],
        heading=_("Hiển thị"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("comment_mode"),
            FieldRowPanel([FieldPanel("comments_from"), FieldPanel("comments_to")]),
            FieldPanel("allow_rating"),
        ],
        heading=_("Bạn đọc trả lời"),
    ),
    PublishingPanel(),
]

promote_panels = [
    MultiFieldPanel(
        [
            FieldPanel("slug"),
            FieldPanel("seo_title", help_text=_("Để trống thì lấy tiêu đề bài.")),
            FieldPanel("search_description", help_text=_("Để trống thì lấy trích dẫn.")),
        ],
        heading=_("Khi tìm kiếm"),
    )
]
