"""The settings of Kith, with one more address: the bare page everything is compared with."""

import os

os.environ.setdefault("SECRET_KEY", "for measuring only")
os.environ["DEMO"] = "1"

from config.settings import *

ROOT_URLCONF = "bench.urls"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
