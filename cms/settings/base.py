"""What every setting file shares; addresses and secrets come from `environment`."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from .environment import (
    ROOT,
    env,
    host_in_url,
    read_database,
    read_flag,
    read_folder,
    read_hosts,
    read_mail,
    read_networks,
    read_port,
    read_url,
    refuse_unknown_names,
)

refuse_unknown_names()
BASE_DIR = ROOT
PORTAL_HOST = env.str("PORTAL_HOST", "127.0.0.1")
PORTAL_PORT = read_port()
PORTAL_DATA_DIR = read_folder("PORTAL_DATA_DIR", "var")
PORTAL_URL = read_url(f"http://{host_in_url(PORTAL_HOST)}:{PORTAL_PORT}")
PORTAL_DEMO = read_flag("PORTAL_DEMO", "1")
PORTAL_DEMO_PASSWORD = env.str("PORTAL_DEMO_PASSWORD", "")
TRUSTED_PROXIES = read_networks("TRUSTED_PROXIES")
SECURE = PORTAL_URL.startswith("https://")

DEBUG = False
_own_hosts = {urlsplit(PORTAL_URL).hostname, PORTAL_HOST, "localhost"}
ALLOWED_HOSTS = read_hosts("ALLOWED_HOSTS", sorted(host_in_url(host) for host in _own_hosts))
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "theme",
    "home",
    "home.news",
    "home.standardpages",
    "meetingpages.meetings",
    "meetingpages.circulars",
    "meetingpages.organisation",
    "cms.search",
    "cms.polls",
    "cms.statistics",
    "cms.operations",
    "cms.pages",
    "cms.navigation",
    "cms.pagecache",
    "cms.guide",
    "cms.mail",
    "cms.media",
    "cms.readers",
    "cms.ratings",
    "cms.comments",
    "cms.audit",
    "cms.users.apps.UsersConfig",
    "cms.users.apps.AdminUsersConfig",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",  # its catalogue only: Wagtail says "8 phút trước" with it
]

MIDDLEWARE = [
    "cms.readers.addresses.TrustedProxyMiddleware",
    "cms.headers.HeadersMiddleware",
    "cms.operations.bodies.BodyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.compression.TextGZipMiddleware",
    "cms.pagecache.middleware.KeepMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.users.sessions.IdleMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cms.pages.guard.PageGuardMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": read_database(PORTAL_DATA_DIR / "portal.sqlite3")}
DATABASES["default"]["CONN_MAX_AGE"] = 60  # Opening one costs as much as a query or two.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: writers wait in line instead of failing with "database is locked".
    # FULL: what was acknowledged survives a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # A server that is gone must not hold a reader; two seconds is the least that libpq knows.
    _options = DATABASES["default"].setdefault("OPTIONS", {})
    _options.setdefault("connect_timeout", 2)
    _options.setdefault("tcp_user_timeout", 5000)  # milliseconds without a sign of life

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Everybody's mail, Wagtail's and Django's own included, waits in the outbox (cms/mail).
EMAIL_BACKEND = "cms.mail.backend.OutboxBackend"
_mail = read_mail()
OUTBOX_BACKEND = _mail.pop("EMAIL_BACKEND")
EMAIL_FILE_PATH = str(PORTAL_DATA_DIR / "mail")
EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_HOST"], _mail["EMAIL_PORT"]
EMAIL_HOST_USER = _mail["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.get("EMAIL_USE_TLS", False), _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20  # A mail server that does not answer must not hold up the clock's other work.
DEFAULT_FROM_EMAIL = f"cong-thong-tin@{urlsplit(PORTAL_URL).hostname}"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt"))]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["cms.vietnamese.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = PORTAL_DATA_DIR / "static"
MEDIA_URL = "/hinh/"
MEDIA_ROOT = PORTAL_DATA_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

AUTH_USER_MODEL = "users.User"
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/quan-tri/"
LOGOUT_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# A name is closed for an address, not for everybody: a stranger locks nobody out (SR-51).
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # The minutes that are shown stay true.
AXES_CLIENT_IP_CALLABLE = "cms.users.locks.client_address"
AXES_ALLOWED_CORS_ORIGINS = ""
AXES_DISABLE_ACCESS_LOG = True  # Nobody reads it: no address is kept of those who sign in.
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"cms.users.passwords.{name}"}
    for name in ("LengthValidator", "CommonValidator", "SimilarityValidator")
]
PASSWORD_RESET_TIMEOUT = 3600  # N-59

SESSION_COOKIE_NAME = "__Host-phien" if SECURE else "phien"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_ENGINE = "cms.users.sessions"
SESSION_IDLE_SECONDS = 30 * 60  # Without activity a sign-in ends (N-46).
SESSION_COOKIE_AGE = 12 * 3600  # The longest a sign-in lasts (SR-55).
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
# The public address is ours even behind an HTTPS proxy that TRUSTED_PROXIES does not name.
CSRF_TRUSTED_ORIGINS = [PORTAL_URL]
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # X-Frame-Options is set by cms/headers.py.
    "security.W008",  # Whoever ends HTTPS (the proxy in front) redirects to it.
    "axes.W002",  # The sign-in form itself says that a name is closed: no second answer above it.
]
if not SECURE:  # W004, W012, W016: HSTS and Secure cookies would lock everybody out of plain HTTP.
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W012", "security.W016"]
# The default accepts 1,000 fields; an article with many blocks needs more.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAIL_SITE_NAME = _("Cổng thông tin điện tử")
WAGTAILADMIN_BASE_URL = PORTAL_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = [("vi", _("Tiếng Việt"))]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = True
WAGTAILUSERS_PASSWORD_ENABLED = False  # Each person chooses the own password, nobody another's.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTOSAVE_INTERVAL = 3000  # Wagtail's 500 ms is heavy for SQLite (N-38).
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILREDIRECTS_AUTO_CREATE = True
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "cms.search.backend", "AUDIENCE": "default"},
    # One row in the outbox serves both.
    "public": {"BACKEND": "cms.search.backend", "AUDIENCE": "public", "AUTO_UPDATE": False},
}
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAILEMBEDS_FINDERS = []
TAGGIT_CASE_INSENSITIVE = True

WAGTAILIMAGES_IMAGE_MODEL = "media.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024  # N-23
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000  # N-23
WAGTAILDOCS_DOCUMENT_MODEL = "media.PortalDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# No WAGTAILDOCS_EXTENSIONS: cms/media/inspection.py is the one judge of uploads (N-22).
# Shared passwords would be stored in plain text (SR-8).
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
