"""As a council runs it, Django finds nothing to say about the settings."""

import subprocess
import sys

import pytest

from tests.code import ROOT

AS_A_COUNCIL = {
    "DATABASE_URL": "postgres://kith_app@127.0.0.1/kith",
    "SECRET_KEY": "".join(chr(number) for number in range(48, 122)),
    "ALLOWED_HOSTS": "kith.example",
    "HTTPS": "1",
}


def checked(**others):
    """What `manage.py check --deploy` says in an environment that holds this and nothing else."""
    environment = {name: value for name, value in (AS_A_COUNCIL | others).items() if value}
    ran = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return ran.returncode, ran.stdout + ran.stderr


def test_nothing_is_found_in_the_settings_of_a_council():
    code, said = checked()
    assert code == 0, said
    assert "no issues" in said


@pytest.mark.parametrize(
    ("others", "says"),
    [
        ({"HTTPS": ""}, "SECURE_SSL_REDIRECT"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY has less than 50 characters"),
        ({"DEBUG": "1"}, "DEBUG set to True"),
        ({"SECRET_KEY": ""}, "Set the SECRET_KEY environment variable"),
    ],
)
def test_what_is_missing_is_told(others, says):
    code, said = checked(**others)
    assert code != 0
    assert says in said
