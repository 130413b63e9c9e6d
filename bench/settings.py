"""The product's settings, with the floor among its addresses. Nothing else is made quicker."""

import os

os.environ["DEMO"] = "1"

from config.settings import *

INSTALLED_APPS = [*INSTALLED_APPS, "bench"]
ROOT_URLCONF = "bench.urls"
ALLOWED_HOSTS = ["testserver"]
SESSION_COOKIE_AGE = 24 * 60 * 60  # a run may take longer than an hour
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# A page that takes a minute has failed; loading and multiplying take away the limit for themselves.
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["OPTIONS"] = {"options": "-c statement_timeout=60s"}

# The addresses of styles and scripts need no collected files: nobody fetches them here.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
LOGGING["root"]["level"] = LOGGING["loggers"]["django"]["level"] = "ERROR"
