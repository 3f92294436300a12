"""What the portal says to a voter, word for word (EP-2, EP-6, EP-8)."""

from django.utils.translation import gettext as _

from cms.vietnamese.dates import format_date, format_time

from .models import Visibility
from .states import PollState, end_of

RECEIVED_CODE = "da-nhan-phieu"


def received(ballot):
    return _("Đã nhận phiếu của bạn. Mã phiếu: %(code)s") % {"code": ballot.receipt}


def already_voted():
    return _("Bạn đã bình chọn trong cuộc thăm dò này.")


def too_many(minutes):
    words = _("Mạng bạn đang dùng gửi quá nhiều lượt. Vui lòng thử lại sau %(minutes)s phút.")
    return words % {"minutes": minutes}


def switched_off():
    return _("Cổng đang không nhận phiếu bình chọn.")


def not_open(poll):
    """Return why a poll takes no ballots now."""
    if poll.state == PollState.PAUSED:
        return _("Cuộc thăm dò đang tạm dừng để kiểm tra. Phiếu đã gửi vẫn được giữ.")
    ended = end_of(poll)
    return _("Cuộc thăm dò đã kết thúc lúc %(time)s ngày %(day)s.") % {
        "time": format_time(ended),
        "day": format_date(ended),
    }


def result_comes(poll):
    """Return when the result of an open poll will be seen, for whom it is hidden (EP-6)."""
    if poll.result_visibility == Visibility.VOTED:
        return _("Kết quả hiện sau khi bạn bình chọn.")
    if poll.result_visibility == Visibility.CLOSED:
        return _("Kết quả công bố sau khi cuộc thăm dò kết thúc.")
    return _("Kết quả của cuộc thăm dò này không công bố.")
