"""Kith as the browser tests run it: a header says by how many minutes a request comes later.

So a test can see what an hour does without waiting for it. Nothing else is different.
"""

from datetime import timedelta

from audit import clock
from config.wsgi import application as kith

HEADER = "X-Minutes-Later"


def application(environ, start_response):
    minutes = int(environ.get("HTTP_X_MINUTES_LATER", 0))
    if not minutes:
        return kith(environ, start_response)
    with clock.at(clock.now() + timedelta(minutes=minutes)):
        return kith(environ, start_response)
