"""./portal manage engagement_recount [--repair]: are the sums those of the rows (EG-1)?"""

from django.core.management.base import BaseCommand, CommandError

from cms.polls import recounting
from cms.ratings import counting


class Command(BaseCommand):
    help = "So số đếm của đánh giá và thăm dò với từng dòng; --repair ghi lại cho đúng, có nhật ký."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="ghi lại cho đúng")

    def handle(self, *args, repair, **options):
        wrong = counting.differences()
        for row in wrong:
            self.stdout.write(f"Trang {row.page_pk}: ghi {row.stored}, đếm {row.counted}")
        if wrong and repair:
            counting.repair()
        number = len(wrong) + recounting.recount(repair=repair)
        if number and not repair:
            raise CommandError(f"{number} trang hoặc số đếm khác với từng dòng.")
        self.stdout.write(f"Đã sửa {number} số đếm." if number else "Không có sai lệch.")
