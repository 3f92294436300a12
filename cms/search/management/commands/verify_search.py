from django.core.management.base import BaseCommand, CommandError

from cms.search.checking import faults


class Command(BaseCommand):
    """Asked for by whoever runs the portal: does the search hold what it should?"""

    help = "Kiểm tra chỉ mục tìm kiếm: đọc được không, thiếu hay thừa mục nào, còn gì đang chờ."

    def handle(self, *args, **options):
        found = faults()
        for words in found:
            self.stdout.write(words)
        if found:
            raise CommandError("Chỉ mục tìm kiếm chưa đúng.")
        self.stdout.write("Chỉ mục tìm kiếm đúng với cơ sở dữ liệu.")
