"""The databases of the bench: one council kept for each scale, and a copy of it for each run."""

import os
import shutil
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent


def manage(url, *words):
    """One command of ours in a process of its own, so that each database meets a fresh one."""
    env = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "bench.settings"}
    subprocess.run([sys.executable, ROOT / "manage.py", *words], env=env, check=True)


def name_of(scale):
    """`kith_bench_0_01`: the council of this scale, in any kind of database."""
    return f"kith_bench_{scale:g}".replace(".", "_")


class Sqlite:
    """Files in a folder."""

    name = "sqlite"

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def kept(self, scale):
        """The council of this scale, loaded if it is not there yet."""
        kept = self.folder / f"{name_of(scale)}.sqlite3"
        if not kept.exists():
            loading = kept.with_suffix(".loading")
            loading.unlink(missing_ok=True)
            manage(f"sqlite:///{loading}", "bench_council", f"{scale:g}")
            loading.rename(kept)
        return kept

    @contextmanager
    def copy(self, scale):
        """The address of a copy, which is gone afterwards."""
        copy = self.folder / f"{name_of(scale)}_run.sqlite3"
        shutil.copyfile(self.kept(scale), copy)
        try:
            manage(f"sqlite:///{copy}", "migrate", "--verbosity=0")
            yield f"sqlite:///{copy}"
        finally:
            for each in self.folder.glob(f"{copy.name}*"):
                each.unlink()


class Postgres:
    """Databases beside the one that is named, whose owner may make them."""

    name = "postgresql"

    def __init__(self, url):
        self.url = url

    def kept(self, scale):
        """The council of this scale, loaded if it is not there yet."""
        name, loading = name_of(scale), f"{name_of(scale)}_loading"
        if not self._run("SELECT 1 FROM pg_database WHERE datname = %s", name):
            self._run(f"DROP DATABASE IF EXISTS {loading}")
            self._run(f"CREATE DATABASE {loading} TEMPLATE template0 ENCODING 'UTF8'")
            manage(self._named(loading), "bench_council", f"{scale:g}")
            self._run(f"ALTER DATABASE {loading} RENAME TO {name}")
        return name

    @contextmanager
    def copy(self, scale):
        """The address of a copy, which is gone afterwards."""
        kept, copy = self.kept(scale), f"{name_of(scale)}_run"
        self._run(f"DROP DATABASE IF EXISTS {copy}")
        self._run(f"CREATE DATABASE {copy} TEMPLATE {kept} STRATEGY file_copy")
        try:
            manage(self._named(copy), "migrate", "--verbosity=0")
            yield self._named(copy)
        finally:
            self._run(f"DROP DATABASE {copy} WITH (FORCE)")

    def _named(self, name):
        return urlsplit(self.url)._replace(path=f"/{name}").geturl()

    def _run(self, sql, *values):
        with closing(psycopg.connect(self.url, autocommit=True)) as connection:
            cursor = connection.execute(sql, values)
            return cursor.fetchone() if cursor.description else None
