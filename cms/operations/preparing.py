"""What is done before readers come: database, foundation, demo content, static files."""

import hashlib
import sys
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.checks import WARNING, run_checks
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http.request import validate_host

from cms.pagecache import purging
from cms.search.rebuilding import follow
from cms.settings.environment import host_in_url
from cms.users.demo import ACCOUNTS, MAIL_DOMAIN

from .demo import load_demo
from .folder import write_whole
from .foundation import lay_foundation
from .refusal import Refusal
from .saying import say

STATIC_STAMP = "static-stamp"
PASSWORD_NAME = "demo-password"  # noqa: S105 - the name of a file


def prepare():
    """Make the portal ready to serve; return the line about its accounts. May raise Refusal."""
    refuse_foreign_address()
    report_weak_settings()
    purging.start_anew()
    migrate()
    refuse_demo_accounts()
    had_password = (settings.PORTAL_DATA_DIR / PASSWORD_NAME).exists()
    load_content()
    collect_static()
    return accounts_line(had_password)


def refuse_foreign_address():
    """Raise Refusal when the portal would not answer at its own public address (SR-12)."""
    host = host_in_url(urlsplit(settings.PORTAL_URL).hostname)
    if not validate_host(host, settings.ALLOWED_HOSTS):
        raise Refusal(f"ALLOWED_HOSTS thiếu tên miền của PORTAL_URL: {host}")


def report_weak_settings():
    """Say what Django's deployment checks find (SR-63); on the shipped settings that is nothing."""
    for problem in run_checks(include_deployment_checks=True):
        if problem.level >= WARNING and not problem.is_silenced():
            say(f"Cảnh báo cấu hình: {problem.msg}", to=sys.stderr)


def migrate():
    """Bring the database to the present models; nothing is run when it is there already."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Đang chuẩn bị cơ sở dữ liệu …")
        call_command("migrate", interactive=False, verbosity=0)


def refuse_demo_accounts():
    """Raise Refusal when PORTAL_DEMO=0 and a demo account can still sign in (SR-57)."""
    if settings.PORTAL_DEMO:
        return
    accounts = get_user_model().objects.filter(is_active=True, email__iendswith=f"@{MAIL_DOMAIN}")
    names = ", ".join(sorted(accounts.values_list("username", flat=True)))
    if names:
        raise Refusal(
            f"PORTAL_DEMO=0 nhưng tài khoản trình diễn còn hoạt động: {names}. "
            "Hãy chạy với PORTAL_DEMO=1, khóa các tài khoản đó trong trang quản trị rồi chạy lại"
        )


def load_content():
    """Lay the foundation; into an empty database goes the demo content too, unless PORTAL_DEMO=0."""
    lay_foundation()
    if settings.PORTAL_DEMO and not get_user_model().objects.exists():
        say("Đang nạp nội dung trình diễn …")
        load_demo()
        while follow():  # the index is there with the first reader
            pass


def collect_static():
    """Copy and compress the static files when any of them has changed since the last time."""
    stamp = settings.PORTAL_DATA_DIR / STATIC_STAMP
    present = static_fingerprint()
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if manifest.exists() and stamp.exists() and stamp.read_text() == present:
        return
    say("Đang nén tệp tĩnh …")
    call_command("collectstatic", interactive=False, verbosity=0)
    write_whole(stamp, present)


def static_fingerprint():
    """Return a text that changes with the name, size or time of any static file."""
    lines = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = (storage.path(path), storage.size(path), storage.get_modified_time(path))
            lines.append(f"{path} {status}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def accounts_line(had_password):
    """Return who can sign in, and with what: a made password is shown the first time only."""
    users = get_user_model().objects.filter(is_active=True)
    demo = users.filter(username__in=ACCOUNTS, email__iendswith=f"@{MAIL_DOMAIN}")
    names = set(demo.values_list("username", flat=True))
    if names:
        shown = ", ".join(name for name in ACCOUNTS if name in names)
        return f"Tài khoản trình diễn: {shown} · mật khẩu chung: {password_words(had_password)}"
    if users.filter(is_superuser=True).exists():
        return f"Tài khoản: đăng nhập tại {settings.PORTAL_URL}{settings.LOGIN_URL}"
    return "Tài khoản: chưa có quản trị viên; tạo bằng lệnh ./portal manage createsuperuser"


def password_words(had_password):
    path = settings.PORTAL_DATA_DIR / PASSWORD_NAME
    if not path.exists():
        return "theo PORTAL_DEMO_PASSWORD"
    return f"trong tệp {path}" if had_password else path.read_text().strip()
