"""The settings, made quick for tests. TEST_DATABASE_URL chooses the database, SQLite without it."""

import os
import tempfile

os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "sqlite:///kith.sqlite3")
os.environ.setdefault("SECRET_KEY", "for tests only")
os.environ["DEMO"] = os.environ["HTTPS"] = os.environ["DEBUG"] = "0"
# Playwright keeps an event loop in the test's own thread; the database is still used in turn.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from config.settings import *

# A file, because the browser's server is a second thread and reads the same tables. One for each
# run, so that two runs at once leave each other alone.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {
        "NAME": str(VAR / f"test-{os.environ.get('TEST_RUN', os.getpid())}.sqlite3")
    }

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# The built files under their own names: no need to collect them first.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# Files too stand apart for each run; tests/conftest.py takes them away afterwards.
STORAGES["attachments"]["OPTIONS"]["location"] = tempfile.mkdtemp(prefix="kith-files-")
