from django.core.management.base import BaseCommand, CommandError

from cms.statistics.verifying import differences


class Command(BaseCommand):
    help = "Cộng lại lượt xem của từng trang từ số liệu theo ngày và số liệu đầu kỳ, rồi so sánh."

    def handle(self, *args, **options):
        found = differences()
        for page, kept, counted in found:
            self.stdout.write(f"Trang {page}: đang ghi {kept}, cộng lại {counted}")
        if found:
            raise CommandError(f"{len(found)} trang không khớp.")
        self.stdout.write("Mọi số liệu đều khớp.")
