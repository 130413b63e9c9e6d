"""Statements that may take as long as they need."""

from django.db import connection


def take_time():
    """From now on, on this connection, no statement is ended for taking long."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
