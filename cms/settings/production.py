"""The safe settings: no DEBUG, a secret from the environment or the data folder."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403 - a settings file is its own list of names
from .base import PORTAL_DATA_DIR, env
from .environment import reader_key

SECRET_FILE = PORTAL_DATA_DIR / "secret-key"

# The first key signs; further ones, after white space, still read what they signed (SR-62).
_keys = env.str("SECRET_KEY", "").split()
if not _keys and SECRET_FILE.is_file():
    _keys = SECRET_FILE.read_text().split()
if not _keys or len(_keys[0]) < 50:  # Django's own measure of a long enough key (security.W009)
    raise ImproperlyConfigured(
        "Thiếu SECRET_KEY (ít nhất 50 ký tự). Lệnh './portal run' tự tạo khóa trong thư mục dữ liệu."
    )
SECRET_KEY, *SECRET_KEY_FALLBACKS = _keys
READER_KEY = reader_key(_keys[-1])  # the oldest: readers stay the same while keys are rotated
if env.str("DEBUG", "").lower() not in ("", "0", "false"):
    raise ImproperlyConfigured("DEBUG chỉ dùng được với cms.settings.dev")

# Warnings and errors go to the data folder; routine lines (tasks done, pages not found) nowhere.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "cms.operations.logs.JsonLines"}},
    "handlers": {
        "file": {
            "class": "cms.operations.logs.LogFile",
            "filename": PORTAL_DATA_DIR / "logs" / "portal.log",
            "level": "WARNING",
            "formatter": "json",
            "delay": True,
        }
    },
    "root": {"handlers": ["file"]},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # any passing scanner makes them
    },
}
