"""Kith itself, started as the README starts it: its own process and database, Northmoor in it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD = "northmoor-browser-2026"


@contextmanager
def running(folder, server="tests.browser.later"):
    """The address of a Kith that runs while this lasts. `folder` holds its database and files.

    `server` is the module that serves it.
    """
    with database(folder) as url:
        environment = {
            **os.environ,
            "DATABASE_URL": url,
            "FILES": str(Path(folder) / "files"),
            "DEMO": "1",
            "DEMO_PASSWORD": PASSWORD,
            "DEBUG": "0",
            "SECRET_KEY": "for browser tests only",
        }
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        manage(environment, "demo", "--setup")
        port = free_port()
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", server, "--bind", f"127.0.0.1:{port}",
             "--workers", "1", "--threads", "4", "--log-level", "warning"],
            cwd=ROOT, env=environment,
        )  # fmt: skip
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_ready(f"{address}/readyz", server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


@contextmanager
def database(folder):
    """A new database beside the tests' own: a file, or one on their PostgreSQL."""
    tests = os.environ.get("TEST_DATABASE_URL")
    if not tests:
        yield f"sqlite:///{folder}/kith.sqlite3"
        return
    server, _, _ = tests.rpartition("/")
    name = f"kith_browser_{os.getpid()}"
    with psycopg.connect(tests, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield f"{server}/{name}"
    finally:
        with psycopg.connect(tests, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def manage(environment, *words):
    subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment, check=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(url, server, seconds=30):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError("Kith stopped before it was ready.")
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("Kith did not become ready.")
