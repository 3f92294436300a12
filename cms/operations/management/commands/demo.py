from django.core.management.base import BaseCommand

from cms.operations.demo import load_demo


class Command(BaseCommand):
    help = "Nạp nội dung trình diễn vào cổng còn trống; --again: bù phần còn thiếu."

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="Bù phần thiếu khi đã có nội dung")

    def handle(self, *args, again, **options):
        loaded = load_demo(again)
        self.stdout.write("Đã nạp nội dung trình diễn." if loaded else "Cổng đã có nội dung.")
