"""One view as it lies in a spool: 36 bytes with a checksum, nothing that names a reader (V-7, V-11)."""

import struct
from zlib import crc32

from django.db.models import IntegerChoices
from django.utils.translation import gettext_lazy as _

MARK = 0xD1E7  # Begins each record, so that the next one is found again behind torn bytes.
MARK_BYTES = MARK.to_bytes(2, "little")
BODY = struct.Struct("<HHIQqq")  # mark, reason, page, moment, key of today, key of yesterday
WHOLE = struct.Struct("<HHIQqqI")  # the same and its checksum
SIZE = WHOLE.size
LARGEST_PAGE = 2**31 - 1  # what a page id of the database can be


class Reason(IntegerChoices):
    """Why a record is no reader's view (V-8); READER: it is one."""

    READER = 0, _("Người đọc")
    CRAWLER = 1, _("Máy tìm kiếm, chương trình tự động")
    PREFETCH = 2, _("Trình duyệt tải trước trang")
    AUTOMATED = 3, _("Trình duyệt do máy điều khiển")
    TOO_MANY = 4, _("Quá 60 lượt mỗi phút từ một người đọc")
    FOREIGN = 5, _("Gửi từ trang web khác")
    NO_ADDRESS = 6, _("Không rõ nơi gửi")
    UNKNOWN_PAGE = 7, _("Trang không có hoặc chưa đăng")
    DROPPED = 100, _("Không ghi được, do đĩa đầy")  # `page` says how many


# A record read is a plain tuple (moment, reason, page, key, old key, where in its file it ends):
# one with names would take longer to make than to count.
MOMENT, END = 0, 5


def pack(reason, page, moment, key=0, old_key=0):
    """Return the bytes of one record."""
    checksum = crc32(BODY.pack(MARK, reason, page, moment, key, old_key))
    return WHOLE.pack(MARK, reason, page, moment, key, old_key, checksum)


def unpack(data, start=0):
    """Return ([record], where reading stopped, how many bytes were passed over as torn).

    `data` stands at `start` of its file. Reading stops before a tail that is no whole record; torn
    bytes in the middle are passed over when a whole record follows them.
    """
    records, torn = [], 0
    at = take_whole(records, data, 0, start)
    while (following := next_whole(data, at + 1)) is not None:
        torn += following - at
        at = take_whole(records, data, following, start)
    return records, start + at, torn


def take_whole(records, data, at, start):
    """Append the records of `data` from `at` on up to one that is not whole; return where that is."""
    size, rest = BODY.size, (len(data) - at) // SIZE * SIZE
    for mark, reason, page, moment, key, old_key, checksum in WHOLE.iter_unpack(
        memoryview(data)[at : at + rest]
    ):
        if mark != MARK or crc32(data[at : at + size]) != checksum:
            break
        at += SIZE
        records.append((moment, reason, page, key, old_key, start + at))
    return at


def next_whole(data, at):
    """Return where the next whole record begins, or None."""
    at = data.find(MARK_BYTES, at)
    while 0 <= at <= len(data) - SIZE:
        if crc32(data[at : at + BODY.size]) == WHOLE.unpack_from(data, at)[-1]:
            return at
        at = data.find(MARK_BYTES, at + 1)
    return None
