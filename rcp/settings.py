"""Settings, in one readable file: from the environment only, each checked when the process starts.

A secret may come from a file (`SECRET_KEY_FILE=/run/secrets/…`). A boolean that is misspelt stops the start.
`MODE=embedded` (default) is one machine with SQLite and plain HTTP on loopback; `MODE=production` refuses to
start without its secret, its database, its hosts and its broker.
"""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _
from environs import FileAwareEnv, validate
from whitenoise.compress import Compressor

env = FileAwareEnv(strip_whitespace=True)

RELEASE = "0.1.0"
BASE_DIR = Path(__file__).resolve().parent.parent

MODE = env.str("MODE", "embedded", validate=validate.OneOf(["embedded", "production"]))
PRODUCTION = MODE == "production"
DEBUG = env.bool("DEBUG", False)
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("DEBUG cannot be on when MODE=production.")

DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)


def _embedded_secret():
    """A key of this machine's own, made at the first start and readable by its owner alone."""
    file = DATA_DIR / "secret_key"
    try:
        with open(file, "x", opener=_private) as new:
            new.write(get_random_secret_key())
    except FileExistsError:
        pass
    return file.read_text()


def _private(path, flags):
    import os

    return os.open(path, flags, 0o600)


SECRET_KEY = env.str("SECRET_KEY") if PRODUCTION else env.str("SECRET_KEY", "") or _embedded_secret()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS") if PRODUCTION else ["127.0.0.1", "localhost", "[::1]"]
# The address people type; papers and mails are made outside a request and need it.
BASE_URL = env.str("BASE_URL") if PRODUCTION else env.str("BASE_URL", "http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if PRODUCTION else []

# Which identities may be held: demonstration and test OIDs, or real ones. Never both.
INS_REALM = env.str("INS_REALM", "real" if PRODUCTION else "test", validate=validate.OneOf(["test", "real"]))

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "rcp.static_files.Collected",
    "cases",
    "rcp.accounts",
    "rcp.documents",
    "rcp.meetings",
    "rcp.demo",
    "rcp.web",
    "rcp.api",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]

MIDDLEWARE = [
    "rcp.api.middleware.problems_below_api",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "rcp.web.middleware.pages_are_read_and_posted",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rcp.web.middleware.person_language",
    "rcp.web.middleware.nothing_kept_by_caches",
    "rcp.web.middleware.refusals_as_pages",
]

ROOT_URLCONF = "rcp.urls"
WSGI_APPLICATION = "rcp.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rcp.web.shell.shell",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "rcp.web.templatetags.rcp"],
        },
    },
]

# --- Database: SQLite unless told otherwise -------------------------------------------------------------------------

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL")
    if PRODUCTION
    else env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA_DIR / 'concertos.sqlite3'}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a deferred transaction that turns to writing fails at once when another writer holds the lock.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Tests create this name only, whatever the address above says; two checkouts on one machine differ by the suffix.
DATABASES["default"]["TEST"] = {"NAME": None}
if not DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": "test_concertos" + env.str("TEST_SUFFIX", "")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Jobs: Redis when configured, a folder otherwise ----------------------------------------------------------------

REDIS_URL = env.str("REDIS_URL") if PRODUCTION else env.str("REDIS_URL", "")
KEY_PREFIX = env.str("KEY_PREFIX", "concertos")
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    # These are the worker's, which waits on its socket for hours; a hint brings its own short patience.
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        # A killed worker's job comes back after this; leases in the rows end at the same time.
        "visibility_timeout": 600,
        "global_keyprefix": f"{KEY_PREFIX}:",
        "socket_keepalive": True,
    }
else:
    _queue = DATA_DIR / "queue"
    CELERY_BROKER_URL = "filesystem://localhost"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_queue / "messages"),
        "data_folder_out": str(_queue / "messages"),
        "control_folder": str(_queue / "control"),
    }
    for _folder in ("messages", "control"):
        (_queue / _folder).mkdir(parents=True, exist_ok=True)

# It holds the counts of sign-in attempts and nothing else: in the database, every web process sees the same count and
# nobody is kept out because Redis is down.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "attempts"}}

CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 100
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "concertos"
CELERY_TIMEZONE = "Europe/Paris"
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "sweep-documents": {"task": "rcp.documents.tasks.sweep_documents", "schedule": 20.0, "options": {"expires": 20}},
    "sweep-requests": {"task": "rcp.api.tasks.sweep_requests", "schedule": 3600.0, "options": {"expires": 3600}},
}

# --- People ---------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "rcp.accounts.adapter.ClosedAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# How many proxies stand before the site: without it, everybody behind one shares its address and its limit of attempts.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXY_COUNT", 1 if PRODUCTION else 0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Concertos"
# Addresses are given by the administrator who opens the account: there is nothing left to verify.
MFA_ALLOW_UNVERIFIED_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Concertos] "

SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "concertos_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
LANGUAGE_COOKIE_NAME = "concertos_language"

# --- Words ----------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("français")), ("en", _("anglais"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.str("TIME_ZONE", "Europe/Paris")
USE_TZ = True

# --- Files ----------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_DIR", str(DATA_DIR / "static")))
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# Files that come with reports and examinations. What one may weigh, and all those of a patient together.
ATTACHMENT_MAX_MB = env.int("ATTACHMENT_MAX_MB", 20, validate=validate.Range(min=1, max=200))
ATTACHMENT_QUOTA_MB = env.int("ATTACHMENT_QUOTA_MB", 200, validate=validate.Range(min=1))
ATTACHMENT_STORAGE = env.str("ATTACHMENT_STORAGE", "folder", validate=validate.OneOf(["folder", "s3"]))


def _folder():
    folder = DATA_DIR / "attachments"
    folder.mkdir(mode=0o700, exist_ok=True)
    options = {"location": folder, "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}


def _s3():
    from botocore.config import Config

    endpoint = env.str("ATTACHMENT_S3_ENDPOINT", "") or None
    patience = Config(
        connect_timeout=5,
        read_timeout=20,
        retries={"total_max_attempts": 2},
        s3={"addressing_style": "path" if endpoint else "auto"},
        # Only Amazon knows the newest checksums; every file has its SHA-256 in the database.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env.str("ATTACHMENT_S3_BUCKET"),
            "endpoint_url": endpoint,
            "region_name": env.str("ATTACHMENT_S3_REGION", "") or None,
            "access_key": env.str("ATTACHMENT_S3_ACCESS_KEY"),
            "secret_key": env.str("ATTACHMENT_S3_SECRET_KEY"),
            # Private is every store's own default, and new buckets of Amazon refuse to be told.
            "default_acl": None,
            "querystring_auth": False,
            # Keys are random: asking first whether one is taken needs a right that the site can do without.
            "file_overwrite": True,
            "client_config": patience,
        },
    }


STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA_DIR / "files"}},
    "documents": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "documents", "file_permissions_mode": 0o600},
    },
    "attachments": _s3() if ATTACHMENT_STORAGE == "s3" else _folder(),
    "staticfiles": {"BACKEND": "rcp.static_files.StaticFiles"},
}
# Read by somebody who debugs, never by a page.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# The first one stops a body that is too large before anything of a file is read or written.
FILE_UPLOAD_HANDLERS = [
    "rcp.uploads.BodyLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- Mail -----------------------------------------------------------------------------------------------------------

_email = env.dj_email_url("EMAIL_URL") if PRODUCTION else env.dj_email_url("EMAIL_URL", "console:")
vars().update({name: value for name, value in _email.items() if name.startswith("EMAIL_")})
# A mail server that hangs costs the administrator who invites ten seconds, not the worker's whole patience.
EMAIL_TIMEOUT = _email["EMAIL_TIMEOUT"] or 10
DEFAULT_FROM_EMAIL = env.str("FROM_EMAIL", "concertos@localhost")

# --- What a browser is told -----------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# JSON in, JSON out, nothing without a person; the rest of what holds for every address is in `rcp.api.operation`.
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rcp.api.asking.StrictJSON"],
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rcp.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        "rcp.api.authentication.ScopeAllows",
    ],
    "DEFAULT_SCHEMA_CLASS": "rcp.api.schema.Told",
    "DEFAULT_METADATA_CLASS": None,
    "URL_FORMAT_OVERRIDE": None,
    # Doses and measures are numbers: nine digits pass through JSON unharmed.
    "COERCE_DECIMAL_TO_STRING": False,
    "EXCEPTION_HANDLER": "rcp.api.problems.answer_to",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Concertos",
    "DESCRIPTION": "The record of a bone-metastasis board. Codes and keys in, codes and keys out; sentences only where "
    "something is refused, in the language of the account.",
    "VERSION": RELEASE,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": False,
    "POSTPROCESSING_HOOKS": ["rcp.api.enums.named", "rcp.api.schema.empty_texts_allowed"],
}

# Keys, never names: nothing below a warning of Django's own requests is written, and no request body ever is.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
    "loggers": {"rcp": {"level": "INFO"}, "cases": {"level": "INFO"}},
}
