"""For the test suite: a throw-away data folder, quick hashes, tasks at once."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - a settings file is its own list of names
from .environment import env

SECRET_KEY = "only-for-tests-only-for-tests-only-for-tests-only-for-tests"  # noqa: S105
READER_KEY = "only-for-tests-too"
PORTAL_DATA_DIR = Path(tempfile.mkdtemp(prefix="portal-test-"))
atexit.register(shutil.rmtree, PORTAL_DATA_DIR, ignore_errors=True)
PORTAL_DEMO_PASSWORD = "mat-khau-thu-nghiem"  # noqa: S105
PORTAL_URL = WAGTAILADMIN_BASE_URL = "http://testserver"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
MEDIA_ROOT = PORTAL_DATA_DIR / "media"
STATIC_ROOT = PORTAL_DATA_DIR / "static"
STATIC_ROOT.mkdir()
EMAIL_FILE_PATH = str(PORTAL_DATA_DIR / "mail")
if env.str("TEST_DATABASE_URL", ""):
    DATABASES = {"default": env.db_url_config(env.str("TEST_DATABASE_URL"))}
else:
    DATABASES["default"]["NAME"] = ":memory:"  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": str(PORTAL_DATA_DIR / "test.sqlite3")}  # noqa: F405
    # A file, so that the browser tests' server thread sees the same rows; no need to fsync it.
    DATABASES["default"]["OPTIONS"]["init_command"] = (  # noqa: F405
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_USE_FINDERS = True
