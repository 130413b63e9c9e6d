"""Kith itself, by a gunicorn that can be killed or run out of disk."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time

from durability.processes import children_of, free_port

A_PAGE = 4096
"""Bytes. SQLite can write no further in any file than its first page: to it, the disk is full."""


class Server:
    """One gunicorn with two workers, at `address`."""

    def __init__(self):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{self.port}",
             "--workers", "2", "--threads", "4", "--log-level", "critical"],
            stderr=subprocess.DEVNULL, process_group=0,
        )  # fmt: skip
        self._wait()

    def _wait(self, seconds=30):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("Kith did not start.")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def fill_disk(self):
        self._allow(A_PAGE)

    def empty_disk(self):
        self._allow(resource.RLIM_INFINITY)

    def _allow(self, length):
        for pid in children_of(self.process.pid):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (length, resource.RLIM_INFINITY))

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
