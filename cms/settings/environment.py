"""What the portal reads from its environment (contract.md, "Commands").

Values come from the process environment or from a `.env` file beside `manage.py`. An unknown
name in that file, an unknown PORTAL_ name anywhere or a malformed value raises
ImproperlyConfigured with one clear line.
"""

import hmac
import ipaddress
import re
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
ENV_FILE = ROOT / ".env"
PORTAL_NAMES = {
    "PORTAL_HOST",
    "PORTAL_PORT",
    "PORTAL_DATA_DIR",
    "PORTAL_URL",
    "PORTAL_DEMO",
    "PORTAL_DEMO_PASSWORD",
}
NAMES = PORTAL_NAMES | {
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "TRUSTED_PROXIES",
    "DATABASE_URL",
    "EMAIL_URL",
    "TEST_DATABASE_URL",
}
HOST_PATTERN = re.compile(r"\*|\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]", re.IGNORECASE)

MAIL_AS_FILES = "filemail://"
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}  # RFC 5321, 6409, 8314

env = environ.Env()
environ.Env.read_env(ENV_FILE)


def refuse_unknown_names():
    """Raise ImproperlyConfigured when a variable is not one the portal knows.

    Of the process environment only PORTAL_ names are the portal's own; the `.env` file is all its.
    """
    unknown = {name for name in env.ENVIRON if name.startswith("PORTAL_")} - PORTAL_NAMES
    unknown |= names_in_file() - NAMES
    if unknown:
        raise ImproperlyConfigured(
            f"Biến môi trường không có trong hệ thống: {', '.join(sorted(unknown))}"
        )


def names_in_file():
    """Return the names that the `.env` file sets; none when there is no such file."""
    if not ENV_FILE.is_file():
        return set()
    lines = (line.strip() for line in ENV_FILE.read_text().splitlines())
    settings = (line for line in lines if line and not line.startswith("#"))
    return {line.split("=")[0].removeprefix("export ").strip() for line in settings}


def read_folder(name, default):
    """Return the variable as a folder; a relative one is below the project, wherever it is run."""
    value = env.str(name, default)
    if not value.strip():
        raise ImproperlyConfigured(f"{name} không được để trống")
    return (ROOT / Path(value).expanduser()).resolve()


def read_hosts(name, default):
    """Return the variable, a comma-separated list of host names as Django's ALLOWED_HOSTS."""
    hosts = [host.strip() for host in env.list(name, default=default)]
    wrong = [host for host in hosts if not HOST_PATTERN.fullmatch(host)]
    if wrong or not hosts:
        raise ImproperlyConfigured(f"{name} phải là danh sách tên miền, không phải {wrong!r}")
    return hosts


def read_port():
    """Return PORTAL_PORT as a number from 1 to 65535 (8000 by default)."""
    value = env.str("PORTAL_PORT", "8000")
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 65535:
        raise ImproperlyConfigured(f"PORTAL_PORT phải là số từ 1 đến 65535, không phải {value!r}")
    return int(value)


def read_flag(name, default):
    """Return the variable as a boolean; only 0 and 1 are accepted."""
    value = env.str(name, default)
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} phải là 0 hoặc 1, không phải {value!r}")
    return value == "1"


def read_url(default):
    """Return PORTAL_URL without a closing slash; an http or https address with a host."""
    value = env.str("PORTAL_URL", default).rstrip("/")
    try:
        parts = urlsplit(value)
        rest = parts.path or parts.query or parts.fragment or parts.username
        valid = parts.scheme in ("http", "https") and parts.hostname and not rest
        valid = valid and HOST_PATTERN.fullmatch(host_in_url(parts.hostname))
        valid = valid and (parts.port is None or parts.port > 0)
    except ValueError:
        valid = False
    if not valid:
        raise ImproperlyConfigured(
            f"PORTAL_URL phải có dạng https://ten-mien, không phải {value!r}"
        )
    return value


def host_in_url(host):
    """Return the host as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def read_networks(name):
    """Return the variable, a comma-separated list of networks, as ip_network objects."""
    values = env.list(name, default=[])
    try:
        return [ipaddress.ip_network(value.strip()) for value in values if value.strip()]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} phải là danh sách mạng: {error}") from error


def read_database(default_file):
    """Return Django's database dictionary for DATABASE_URL, else SQLite in `default_file`."""
    value = env.str("DATABASE_URL", "")
    if not value:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(default_file)}
    if not value.startswith(("sqlite:///", "postgres://", "postgresql://")):
        raise ImproperlyConfigured("DATABASE_URL phải bắt đầu bằng sqlite:/// hoặc postgres://")
    database = understood("DATABASE_URL", env.db_url_config, value)
    if not database["NAME"] or database["NAME"] == ":memory:":
        raise ImproperlyConfigured("DATABASE_URL phải có tên cơ sở dữ liệu")
    return database


def read_mail():
    """Return Django's mail settings for EMAIL_URL; without one, mail becomes files (filemail://)."""
    value = env.str("EMAIL_URL", MAIL_AS_FILES)
    scheme, _, rest = value.partition("://")
    if value != MAIL_AS_FILES and (scheme not in MAIL_PORTS or not rest):
        raise ImproperlyConfigured(
            "EMAIL_URL phải có dạng smtp://, smtp+tls:// hoặc smtp+ssl:// kèm tên máy chủ, "
            f"hay {MAIL_AS_FILES}"
        )
    mail = understood("EMAIL_URL", env.email_url_config, value)
    return mail | {"EMAIL_PORT": mail["EMAIL_PORT"] or MAIL_PORTS.get(scheme)}


def understood(name, read, value):
    """Return read(value); its complaint becomes one line that does not repeat a password."""
    try:
        return read(value)
    except (ValueError, ImproperlyConfigured) as error:
        raise ImproperlyConfigured(f"{name} không đọc được: {type(error).__name__}") from error


def reader_key(secret):
    """Return the key that stands behind readers' keys, made from a secret key (SR-62).

    It signs nothing else, so that neither key tells the other.
    """
    return hmac.new(secret.encode(), b"cms.readers", "sha256").hexdigest()
