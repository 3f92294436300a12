"""What a password of staff must be (security.md SR-50): long and not to be guessed, nothing else.

Each validator raises ValidationError with a Vietnamese sentence that says what to do instead.
"""

import re

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.text import fold

SHORTEST, LONGEST = 12, 128
# What Vietnamese passwords are made of, without marks; a password of such words alone is refused.
WORDS = """
    a mat khau pass password admin administrator quan tri user root login dang nhap test abc abcd xyz
    qwe qwerty asd asdf zxc viet nam vietnam hanoi ha noi sai gon tp hcm hue da nang binh phuoc
    tinh uy cong thong tin dien tu van phong ban bi thu so nguyen tran le pham hoang huynh phan vu
    vo dang bui do ho ngo duong ly anh chi em yeu nho thuong minh bac me cha con oi tinh ban than
    i love you iloveyou may man hanh phuc chuc mung nam moi thi van thanh hung dung lan hoa huong
"""
HABITS = frozenset(WORDS.split())
LETTERS_MEANT = str.maketrans("@$0134!|5789", "asoieailstbg")
NOT_A_LETTER = re.compile(r"[^a-z]+")
FIGURES_AROUND = re.compile(r"^[^a-z]+|[^a-z]+$")


class LengthValidator:
    def validate(self, password, user=None):
        if len(password) < SHORTEST:
            raise ValidationError(
                _("Mật khẩu cần ít nhất 12 ký tự. Một câu ngắn dễ nhớ là đủ."), code="short"
            )
        if len(password) > LONGEST:
            raise ValidationError(_("Mật khẩu dài nhất 128 ký tự."), code="long")

    def get_help_text(self):
        return _("Từ 12 đến 128 ký tự. Có thể dùng dấu cách và dấu tiếng Việt.")


class CommonValidator(password_validation.CommonPasswordValidator):
    """Django's list of 20,000, and words of Vietnamese habit with figures and marks between."""

    def validate(self, password, user=None):
        is_listed = password.lower().strip() in self.passwords
        if is_listed or password.isdigit() or is_habit(password) or len(set(password)) < 5:
            raise ValidationError(
                _(
                    "Mật khẩu này dễ đoán: chỉ gồm từ thông dụng, tên hoặc chữ số. "
                    "Hãy ghép vài từ không liên quan."
                ),
                code="common",
            )

    def get_help_text(self):
        return _("Không dùng từ thông dụng, họ tên, năm sinh hay dãy số quen thuộc.")


class SimilarityValidator(password_validation.UserAttributeSimilarityValidator):
    def validate(self, password, user=None):
        """Raise ValidationError when the password is much like a name or mailbox of the person."""
        try:
            super().validate(password, user)
        except ValidationError as error:
            message = _("Mật khẩu quá giống họ tên, tên đăng nhập hoặc hộp thư.")
            raise ValidationError(message, code="similar") from error

    def get_help_text(self):
        return _("Không giống họ tên, tên đăng nhập hoặc hộp thư.")


def is_habit(password):
    """Return whether the letters of the password are words of habit.

    Figures and marks around them do not count; between them they are left out or read as letters.
    """
    words = FIGURES_AROUND.sub("", fold(password))
    readings = (words, words.translate(LETTERS_MEANT))
    letters = [NOT_A_LETTER.sub("", reading) for reading in readings]
    return any(text and is_made_of_habits(text) for text in letters)


def is_made_of_habits(letters):
    """Return whether the text can be cut into words of HABITS; linear in its length."""
    longest = max(map(len, HABITS))
    reached = {0}
    for end in range(1, len(letters) + 1):
        starts = (start for start in range(max(0, end - longest), end) if start in reached)
        if any(letters[start:end] in HABITS for start in starts):
            reached.add(end)
    return len(letters) in reached
