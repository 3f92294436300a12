"""./portal manage rating_baseline PAGE COUNT SUM --source …: totals of the old portal (ER-1)."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from cms.ratings.figures import add_baseline


class Command(BaseCommand):
    help = "Thêm tổng điểm mà một bài mang từ cổng cũ sang; chỉ thêm, không sửa."

    def add_arguments(self, parser):
        parser.add_argument("page", type=int, help="số của trang")
        parser.add_argument("count", type=int, help="số lượt đánh giá")
        parser.add_argument("sum", type=int, help="tổng số điểm")
        parser.add_argument("--source", required=True, help="lấy từ đâu")
        parser.add_argument("--who", required=True, help="ai ghi")

    def handle(self, *args, **options):
        page = Page.objects.filter(pk=options["page"]).first()
        if page is None:
            raise CommandError("Không có trang này.")
        count, total = options["count"], options["sum"]
        try:
            row = add_baseline(page, count, total, source=options["source"], who=options["who"])
        except ValidationError as error:
            raise CommandError("Tổng điểm phải từ 1 đến 5 lần số lượt.") from error
        self.stdout.write(f"{page.title}: thêm {row.sum} điểm trong {row.count} lượt.")
