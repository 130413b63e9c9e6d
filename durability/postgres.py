"""A PostgreSQL of our own, on this machine only, so that it can be killed."""

import os
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from durability.processes import children_of, free_port, is_root

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
OWNER = "kith"
ASLEEP = ("-c", "synchronous_commit=off", "-c", "wal_writer_delay=10s")
"""The control: a save is answered before it is on the disk, and for as long as can be set."""


def is_here():
    """Whether Debian's PostgreSQL is installed."""
    return bool(PROGRAMS)


def new_url():
    """Where such a server would be."""
    return f"postgres://{OWNER}@127.0.0.1:{free_port()}/kith"


class Postgres:
    """One server, with one database. `waits` is whether a save waits for the disk."""

    def __init__(self, folder, url, waits=True):
        self.data, self.url, self.waits = Path(folder) / "postgres", url, waits
        self.port = urlsplit(url).port
        self.as_whom = {"user": "postgres", "group": "postgres"} if is_root() else {}
        self.data.mkdir()
        if is_root():
            subprocess.run(["/bin/chown", "postgres", self.data], check=True)
        self._run("initdb", "-D", self.data, "-U", OWNER, "-E", "UTF8", "--locale=C.UTF-8",
                  "--auth=trust")  # fmt: skip
        self.start()
        with psycopg.connect(self.url.removesuffix("kith") + "postgres", autocommit=True) as made:
            made.execute("CREATE DATABASE kith")

    def _run(self, program, *words):
        subprocess.run([PROGRAMS[-1] / program, *words], check=True, cwd="/",
                       stdout=subprocess.DEVNULL, **self.as_whom)  # fmt: skip

    def start(self):
        options = ["-D", self.data, "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
                   "-c", f"unix_socket_directories={self.data}"]  # fmt: skip
        self.process = subprocess.Popen(
            [PROGRAMS[-1] / "postgres", *options, *(() if self.waits else ASLEEP)],
            cwd="/", stderr=subprocess.DEVNULL, process_group=0, **self.as_whom,
        )  # fmt: skip
        self._wait()

    def _wait(self, seconds=30):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                psycopg.connect(self.url.removesuffix("kith") + "postgres").close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("PostgreSQL did not start.")

    def kill(self):
        """Every process of it at once: none has time to write down what it holds in memory."""
        for pid in [self.process.pid, *children_of(self.process.pid)]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=30)
