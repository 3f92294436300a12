"""Comments as CSV or XLSX: no keys, no addresses unless asked for with their own permission (ES-9)."""

from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.audit.recording import record
from cms.exports import export

from .models import ReaderComment

EXPORT, EXPORT_EMAIL = "comments.export", "comments.export_email"


def export_rows(comments, kind, actor, moment, with_email):
    """Return the answer that downloads the comments; the log says who took how many, when."""
    heads = [_("Bài viết"), _("Họ và tên"), _("Ý kiến"), _("Trạng thái"), _("Lý do"), _("Gửi lúc"),
             _("Xử lý lúc")]  # fmt: skip
    heads += [_("Thư điện tử")] if with_email else []
    rows = [row_of(comment, with_email) for comment in comments.select_related("page")]
    record(actor, "comment.export", _("Xuất ý kiến bạn đọc"), Site.objects.first(),
           count=len(rows), with_email=with_email)  # fmt: skip
    return export(f"y-kien-{moment:%Y%m%d}", heads, rows, kind)


def row_of(comment: ReaderComment, with_email):
    return [
        comment.page.title,
        comment.author_name,
        comment.body,
        comment.get_status_display(),
        comment.get_reason_code_display(),
        comment.created_at,
        comment.decided_at,
        *([comment.author_email] if with_email else []),
    ]
