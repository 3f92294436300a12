"""The demo accounts (contract.md, "Demo accounts"); their addresses can reach nobody."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from .roles import AUDITORS, CLERKS, COMMUNICATIONS, OFFICE, SECRETARIES

ACCOUNTS = {
    "quantri": "Quản trị Mẫu",
    "phongvien": "Phóng viên Mẫu",
    "bientap": "Biên tập viên Mẫu",
    "thukytoasoan": "Thư ký tòa soạn Mẫu",
    "truyenthong": "Truyền thông Mẫu",
    "vanthu": "Văn thư Mẫu",
    "thukyhop": "Thư ký họp Mẫu",
    "chanhvp": "Chánh văn phòng Mẫu",
    "chutri": "Chủ trì Mẫu",
    "daibieu1": "Đại biểu Một Mẫu",
    "daibieu2": "Đại biểu Hai Mẫu",
    "kiemtoan": "Kiểm toán Mẫu",
}
GROUPS = {
    "truyenthong": COMMUNICATIONS,
    "kiemtoan": AUDITORS,
    "vanthu": CLERKS,
    "chanhvp": OFFICE,
    "thukyhop": SECRETARIES,
}
MAIL_DOMAIN = "congvu.example"  # Reserved by RFC 2606: no demo mail can reach a person.
PASSWORD_BYTES = 12  # 96 random bits, 16 characters to type.


def load():
    """Make the accounts that are missing, all with the demo password."""
    known = get_user_model().objects.filter(username__in=ACCOUNTS)
    known = set(known.values_list("username", flat=True))
    missing = [username for username in ACCOUNTS if username not in known]
    if missing:
        hashed = make_password(demo_password())
        for username in missing:
            add_account(username, hashed)


def add_account(username, hashed):
    is_admin = username == "quantri"
    user = get_user_model().objects.create(
        username=username,
        first_name=ACCOUNTS[username],
        email=f"{username}@{MAIL_DOMAIN}",
        password=hashed,
        is_staff=is_admin,
        is_superuser=is_admin,
    )
    if username in GROUPS:
        user.groups.add(Group.objects.get(name=GROUPS[username]))


def demo_password():
    """Return PORTAL_DEMO_PASSWORD, else the one in the data folder, made when missing (0600)."""
    if settings.PORTAL_DEMO_PASSWORD:
        return settings.PORTAL_DEMO_PASSWORD
    path = settings.PORTAL_DATA_DIR / "demo-password"
    if not path.exists():
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(PASSWORD_BYTES) + "\n")
        fresh.replace(path)  # Whole or not at all: nobody could sign in with an empty one.
    return path.read_text().strip()
