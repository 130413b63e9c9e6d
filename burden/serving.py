"""Kith as the journeys run it: a header has a request answered as ever, and then undone.

So a form can be sent aside to see what it asks, and nothing comes of it.
"""

from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction

from burden import UNDONE
from config.wsgi import application as kith

SENT = f"HTTP_{UNDONE.upper().replace('-', '_')}"

# Around each request Django closes a connection in whose transaction it finds itself: ours.
for around in (request_started, request_finished):
    around.disconnect(close_old_connections)


def application(environ, start_response):
    if SENT not in environ:
        return kith(environ, start_response)
    with transaction.atomic():
        answer = kith(environ, start_response)
        body = b"".join(answer)
        transaction.set_rollback(True)
    answer.close()
    return [body]
