"""Make ready what Kith runs on: its own Python environment, and Debian's browser for the tests.

    python3.11 scripts/environment.py base      what Kith needs to run
    python3.11 scripts/environment.py dev       that, and what its tests need
    python3.11 scripts/environment.py browser   Chromium and the fonts it draws with

Standard library only: this runs before anything is installed. Doing it twice costs nothing.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PIP = [PYTHON, "-m", "pip", "--disable-pip-version-check"]

OLDEST = (3, 11)
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
LIBERATION = Path("/usr/share/fonts/truetype/liberation")


def main(wanted):
    if sys.version_info < OLDEST:
        sys.exit(f"Kith needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if wanted in (["base"], ["dev"]):
        install_packages(wanted[0])
    elif wanted == ["browser"]:
        install_browser()
    else:
        sys.exit(__doc__)


def install_packages(name):
    """Install exactly the packages of one lock file, unless they are here already."""
    if is_installed(name) or (name == "base" and is_installed("dev")):
        return
    make_environment()
    print(f"Installing Python packages ({name})", flush=True)
    lock = ROOT / "requirements" / f"{name}.txt"
    try:
        run(*PIP, "install", "-q", "--no-deps", "--require-hashes", "-r", lock.with_name("uv.txt"))
        uv = [VENV / "bin" / "uv", "pip", "install", "--python", PYTHON]
        run(*uv, "-q", "--require-hashes", "-r", lock, env=uv_settings())
    except (subprocess.CalledProcessError, OSError):
        print("uv could not; trying again with pip, which is slower", flush=True)
        run(*PIP, "install", "-q", "--no-deps", "--no-compile", "--require-hashes", "-r", lock)
    stamp(name).write_text(fingerprint(name))


def is_installed(name):
    return PYTHON.exists() and stamp(name).exists() and stamp(name).read_text() == fingerprint(name)


def stamp(name):
    return VENV / f"installed-{name}"


def fingerprint(name):
    return hashlib.sha256((ROOT / "requirements" / f"{name}.txt").read_bytes()).hexdigest()


def make_environment():
    if (VENV / "bin" / "pip").exists():
        return
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        install_debian("python3-venv", why="making a Python environment")
    venv.create(VENV, with_pip=True, clear=True)


def uv_settings():
    """This machine's pip settings, handed to uv, which does not read them itself."""
    listed = subprocess.run(
        [*map(str, PIP), "config", "list"], capture_output=True, text=True, check=False
    ).stdout
    # A line reads  global.index-url='https://…'  or, from the environment,  :env:.cert='/etc/…'
    pip = dict(re.findall(r"^\S+?\.([a-z-]+)='(.*)'$", listed, re.MULTILINE))
    uv = {"UV_SYSTEM_CERTS": "1"}
    if "index-url" in pip:
        uv["UV_DEFAULT_INDEX"] = pip["index-url"]
    if "cert" in pip:
        uv["SSL_CERT_FILE"] = pip["cert"]
    return {**uv, **os.environ}


def install_browser():
    missing = []
    if not CHROMIUM.exists():
        missing.append("chromium")
    if not LIBERATION.exists():
        missing.append("fonts-liberation")
    if missing:
        install_debian(*missing, why="testing in a real browser")


def install_debian(*packages, why):
    """Install Debian packages, or say in a sentence what to install and why."""
    apt = [*becoming_root(), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    named = " ".join(packages)
    print(f"Installing Debian packages: {named}", flush=True)
    try:
        run(*apt, "update")
        run(*apt, "install", "-y", "--no-install-recommends", *packages, stdout=subprocess.DEVNULL)
    except (subprocess.CalledProcessError, OSError):
        sys.exit(
            f"Kith needs {named} for {why}, and could not install it.\n"
            f"Please run:  sudo apt-get install {named}"
        )


def becoming_root():
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and sys.stdin.isatty():
        return ["sudo"]
    return ["sudo", "-n"]  # nobody is there to type a password


def run(*command, **options):
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True, **options)


if __name__ == "__main__":
    main(sys.argv[1:])
