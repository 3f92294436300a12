"""The words of ER-3 and ER-6: the five choices, and what a reader is told."""

from django.utils.translation import gettext_lazy as _

from .models import VALUES

LABELS = {1: _("Rất kém"), 2: _("Kém"), 3: _("Đạt"), 4: _("Tốt"), 5: _("Rất tốt")}
FIRST = _("Cảm ơn bạn đã đánh giá %(n)s sao.")
CHANGED = _("Đã đổi đánh giá của bạn thành %(n)s sao.")
WITHDRAWN = _("Đã rút đánh giá của bạn.")
OWN = _("Bạn đã đánh giá bài viết này %(n)s sao. Bạn có thể đổi hoặc rút lại.")
NOT_A_SCORE = _("Đánh giá không hợp lệ. Hãy chọn từ 1 đến 5 sao.")
CLOSED = _("Bài viết này không nhận đánh giá.")
TOO_MANY = _("Mạng bạn đang dùng gửi quá nhiều lượt. Vui lòng thử lại sau %(minutes)s phút.")

# What an address may ask a page to say: code → words (EG-7).
GIVEN_CODE, CHANGED_CODE, WITHDRAWN_CODE = "danh-gia", "doi-danh-gia", "rut-danh-gia"
NOTICES = {WITHDRAWN_CODE: WITHDRAWN}
for value in VALUES:
    NOTICES[f"{GIVEN_CODE}-{value}"] = FIRST % {"n": value}
    NOTICES[f"{CHANGED_CODE}-{value}"] = CHANGED % {"n": value}
