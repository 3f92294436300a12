from django.core.management.base import BaseCommand, CommandError

from cms.audit.chaining import faults


class Command(BaseCommand):
    """Asked for by the auditor: is the log still what was written?"""

    help = "Kiểm tra nhật ký: dòng bị sửa, mất, đổi chỗ hoặc bị cắt ở cuối."

    def handle(self, *args, **options):
        found = faults()
        for words in found:
            self.stdout.write(words)
        if found:
            raise CommandError("Nhật ký không còn nguyên vẹn.")
        self.stdout.write("Nhật ký nguyên vẹn.")
