from django.core.management.base import BaseCommand

from home.news.generate import SEED, generate


class Command(BaseCommand):
    help = "Viết nhiều bài thử vào các chuyên mục đang có, để đo tốc độ."

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, help="Số bài")
        parser.add_argument("--seed", type=int, default=SEED, help="Hạt giống ngẫu nhiên")

    def handle(self, *args, count, seed, **options):
        self.stdout.write(f"Đã viết {generate(count, seed)} bài thử.")
