"""From the words in a cell to the rows of the portal that they name."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from cms.vietnamese.text import fold
from meetingpages.organisation.models import Unit

from ..models import CircularPage, CircularType, Subject
from ..numbers import parse_number
from .columns import SEVERAL


class Unknown(Exception):
    """The words name nothing, or several things; the message says so in Vietnamese."""


class Names:
    """What the portal has, by its folded names; read once for a whole table."""

    def __init__(self):
        self.types, self.units, self.subjects = defaultdict(list), defaultdict(list), {}
        for kind in CircularType.objects.filter(is_closed=False):
            self.types[fold(kind.name)].append(kind)
        for unit in Unit.objects.all():
            for name in {fold(unit.name), fold(unit.short_name)} - {""}:
                self.units[name].append(unit)
        for subject in Subject.objects.filter(is_closed=False):
            self.subjects[fold(subject.name)] = subject
        self.levels = {fold(str(label)): value for value, label in CircularPage.Level.choices}

    def type(self, words, number):
        """Return the type of that name; of several that of the number's family (VB-26)."""
        found = self.types.get(fold(words), [])
        if not found:
            raise Unknown(_("Cổng không có tên loại “%s”.") % words)
        read = parse_number(number)
        of_family = [kind for kind in found if read and kind.system == read.family]
        if len(found) == 1 or of_family or not number:  # A missing number is said for itself.
            return (of_family or found)[0]
        names = ", ".join(kind.get_system_display() for kind in found)
        raise Unknown(
            _("Tên loại này có trong nhiều hệ thống (%s), số ký hiệu không cho biết là loại nào.")
            % names
        )

    def unit(self, words, day):
        """Return the office of that name; of several of one name that which existed on the day."""
        found = self.units.get(fold(words), [])
        if not found:
            raise Unknown(
                _("Cổng không có cơ quan “%s”. Hãy thêm ở mục Cơ quan, đơn vị rồi nhập lại.")
                % words
            )
        existing = [unit for unit in found if day and unit.existed_on(day)]
        if len(found) > 1 and len(existing) != 1:
            raise Unknown(_("Có nhiều cơ quan tên “%s”; hãy ghi tên đầy đủ.") % words)
        return (existing or found)[0]

    def subject(self, words):
        if fold(words) not in self.subjects:
            raise Unknown(_("Cổng không có lĩnh vực “%s”.") % words)
        return self.subjects[fold(words)]

    def level(self, words):
        """Return the level; "" is that of the form, a limited document is made by hand."""
        if not words:
            return CircularPage.Level.PUBLIC
        level = self.levels.get(fold(words))
        if fold(words).startswith("han che") or level == CircularPage.Level.LIMITED:
            raise Unknown(
                _("Văn bản hạn chế phải nêu tài khoản được đọc: hãy tạo riêng từng văn bản.")
            )
        if level is None:
            raise Unknown(_("Mức độ là “Công khai” hoặc “Lưu hành nội bộ”."))
        return level


def parts(cell):
    """Return the words of a cell that names several."""
    return [part.strip() for part in cell.split(SEVERAL) if part.strip()]
