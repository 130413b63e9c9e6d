"""How Kith is set up, from top to bottom. What differs between places comes from the environment.

DATABASE_URL     postgres://role:password@host/kith; without it, a SQLite file in var/
SECRET_KEY       signs sessions; required, except with DEBUG=1 or DEMO=1
ALLOWED_HOSTS    the names people reach Kith by, with commas between
HTTPS            1 where people reach Kith by https, as they must wherever the records are real
JOURNAL          who may keep unsent words, encrypted, in the browser: council, everybody or nobody
EMAIL_URL        smtp://user:password@host:25; without it, mail is written to the terminal
MAIL_FROM        the address that mail comes from
TRUSTED_PROXIES  how many proxies stand in front, so that sign-in limits see the real address
COMPRESS         1 to compress the style sheet and scripts when they are collected
FILES            the folder for photographs, sound, film and documents; without it, var/files
FILES_S3_BUCKET  keeps them in this bucket instead; FILES_S3_ENDPOINT where it is not Amazon's,
                 FILES_S3_REGION where it needs one
DEBUG, DEMO      1 for development, and for the invented council; never with real records
ASK_WHY_AFTER_DAYS  after how many days a page of an assessment asks "why?"; never, without it
LOCAL_INSTRUMENTS  a file of questionnaires of the council's own (assessments/data/README.md)
LOGS             plain or json: how a line of the log looks; json, except with DEBUG=1 or DEMO=1
SMALLEST_GROUP   figures about a group are shown of so many answers or more; 5 without it
MAP_WORDS        how the parts of a map are called: a column of signs_of_safety/data/labels.csv
DEMO_PASSWORD    the one password of everybody in the invented council
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

from config import logs

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"  # everything made on this machine; nothing in it belongs to the code

env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
DEMO_PASSWORD = env("DEMO_PASSWORD", default="northmoor-demo-2026")
HTTPS = env.bool("HTTPS", default=False)

SIGNS_NOTHING_REAL = {"default": "for the demo and for development only"}
SECRET_KEY = env("SECRET_KEY", **(SIGNS_NOTHING_REAL if DEBUG or DEMO else {}))

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

ASK_WHY_AFTER_DAYS = env.int("ASK_WHY_AFTER_DAYS", default=0)
LOCAL_INSTRUMENTS = env("LOCAL_INSTRUMENTS", default="")
SMALLEST_GROUP = env.int("SMALLEST_GROUP", default=5)
MAP_WORDS = env("MAP_WORDS", default="safety")

# The rooms

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",  # so that our own templates draw the fields
    "rest_framework",
    "drf_spectacular",
    "guardian",
    "simple_history",
    "csp",
    "allauth",
    "allauth.account",
    "audit",
    "agencies",
    "casework",
    "assessments",
    "feedback",
    "signs_of_safety",
    "learning",
    "frontend",
    "api",
    "demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # a page is closed unless it says so
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "frontend.middleware.RefusedLooks",
    "frontend.middleware.WhatAPageMayUse",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Named here, and not only found by APP_DIRS, so that our pages win over allauth's.
        "DIRS": [BASE_DIR / "frontend" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "frontend.context.shell",
            ],
        },
    },
]


# The database. ATOMIC_REQUESTS stays off everywhere: each action opens its own transaction, and
# with it on every SQLite page, even one that only reads, would wait for the one write lock.

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'kith.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = 600

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Take the write lock at BEGIN and wait for it: without this, WAL mode loses writes to
        # "database is locked" as soon as two people save at once.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;"
            "PRAGMA synchronous=FULL;"  # an answered save survives a power cut; NORMAL loses it
            "PRAGMA cache_size=-65536;"
            "PRAGMA mmap_size=268435456;"
            "PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# Sign-in limits are counted in the cache, so it must be one that every process shares.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    },
}


# Who may come in, and what they may do

AUTH_USER_MODEL = "agencies.User"
AUTHENTICATION_BACKENDS = ["agencies.backends.RowPermissions", "agencies.backends.SignIn"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# We use guardian's tables and its checks, but not its sign-in backend, which would let a
# model-wide permission open every record; agencies.backends.RowPermissions answers instead.
# Whether browsers are told of a council's whole domain beforehand is for the council to say.
SILENCED_SYSTEM_CHECKS = ["guardian.W001", "security.W021"]
GUARDIAN_MONKEY_PATCH_USER = False
ANONYMOUS_USER_NAME = None  # nobody signed out is ever given a permission

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "agencies.adapter.ClosedDoor"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an agency's own lead makes the account; nobody signs up
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_SESSION_REMEMBER = False
# Five wrong passwords stop one account. A whole council can share one address: its limit is high.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,200/m/ip", "login": "300/m/ip"}
THROTTLE = env.bool("THROTTLE", default=True)  # of pages without an account: frontend/throttle.py
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)

# Signed out an hour after the last page (the most NIST SP 800-63B-4, 2.2.3, allows for records
# like these): long enough to write an assessment, and never past closing the browser.
SESSION_ENGINE = "frontend.sessions"
SESSION_COOKIE_AGE = 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# What was typed and could not be sent is kept, encrypted, in the browser of the council's own
# people: their devices are the council's. A partner's may be anybody's.
JOURNAL = env.str("JOURNAL", default="council", choices=["council", "everybody", "nobody"])


# What a browser is told to refuse

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# "Child Amy saved" must not be left readable in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

if HTTPS:
    # gunicorn already believes X-Forwarded-Proto from a proxy on the same machine; name any
    # other one in its --forwarded-allow-ips.
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"


# The API

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["api.callers.SignedIn"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "api.callers.OnlyJson",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "api.problems.problem",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Kith",
    "DESCRIPTION": "What Kith's pages show you, for programs, by the same rules and audit.",
    "VERSION": "1",
    "ENUM_NAME_OVERRIDES": {  # one name for each set of choices, whichever field holds it
        "CategoryEnum": "api.shown.protection.CATEGORY",
        "AssessmentOutcomeEnum": "assessments.models.Assessment.Outcome",
        "Section47OutcomeEnum": "casework.models.Section47.Outcome",
        "SafetyMeetingOutcomeEnum": "casework.models.SafetyMeetingChild.Outcome",
    },
}


# Words, dates, styles and mail
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [VAR / "assets"]  # built by scripts/assets.py
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
COMPRESSED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
PLAIN = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"  # quicker to collect
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": COMPRESSED if env.bool("COMPRESS", default=False) else PLAIN},
}

# Files people send. They stand in no folder that has an address: each is sent by a page that has
# looked whether this reader may have it. Amazon's own names in the environment hold the keys.
BUCKET = env("FILES_S3_BUCKET", default="")
if BUCKET:
    STORAGES["attachments"] = {
        "BACKEND": "casework.storing_s3.InS3",
        "OPTIONS": {
            "bucket_name": BUCKET,
            "endpoint_url": env("FILES_S3_ENDPOINT", default=None),
            "region_name": env("FILES_S3_REGION", default=None),
            "default_acl": None,
            "object_parameters": {"CacheControl": "no-store"},
        },
    }
else:
    STORAGES["attachments"] = {
        "BACKEND": "casework.storing.OnDisk",
        "OPTIONS": {
            "location": env("FILES", default=str(VAR / "files")),
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    }
FILE_UPLOAD_HANDLERS = ["frontend.taking_in.OntoDisk"]  # never held in memory, and bounded

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env("MAIL_FROM", default="kith@example.test")


# The log says what happened and where, never about whom.
LOGGING = logs.logging_as(env.str("LOGS", default="plain" if DEBUG or DEMO else "json"))
