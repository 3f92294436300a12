"""A setting that cannot be meant stops the start with one clear line (contract.md, "Commands")."""

import os
import subprocess
import sys

import pytest

from cms.settings.environment import ROOT

PORTAL = {"PATH": os.environ["PATH"], "PORTAL_DEMO": "0"}


def start(tmp_path, **environment):
    """Run the supervisor as `./portal run` does, with these variables only."""
    return subprocess.run(
        [sys.executable, "-m", "cms.operations.run"],
        cwd=ROOT,
        env=PORTAL | {"PORTAL_DATA_DIR": str(tmp_path / "data")} | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORTAL_PORT", "tám nghìn"),
        ("PORTAL_PORT", "70000"),
        ("PORTAL_URL", "congvu.example"),
        ("PORTAL_URL", "https://congvu.example/tin"),
        ("PORTAL_DEMO", "có"),
        ("PORTAL_DATA_DIR", ""),
        ("PORTAL_DATA_DIR", "/dev/null/var"),
        ("PORTAL_DATA_DIR", "/"),
        ("PORTAL_HOST", "1.2.3.4"),
        ("PORTAL_DEMOO", "1"),
        ("TRUSTED_PROXIES", "10.0.0.0/33"),
        ("ALLOWED_HOSTS", "https://congvu.example"),
        ("ALLOWED_HOSTS", "khac.congvu.example"),
        ("DATABASE_URL", "mysql://a:b@localhost/c"),
        ("DATABASE_URL", "postgres://a:b@localhost:cong/c"),
        ("EMAIL_URL", "thu.congvu.example"),
        ("EMAIL_URL", "smtp://"),
        ("SECRET_KEY", "ngan"),
    ],
)
def test_a_value_that_cannot_be_meant_is_named_in_one_line(tmp_path, name, value):
    done = start(tmp_path, **{name: value})
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("Không khởi động được: ")
    assert name in line or value in line


def test_a_database_that_does_not_answer_is_said_in_one_line(tmp_path):
    done = start(tmp_path, DATABASE_URL="postgres://cong:mat-khau-rieng@127.0.0.1:1/cong")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "cơ sở dữ liệu không trả lời" in line
    assert "mat-khau-rieng" not in line


def read(expression, settings="production", **environment):
    """Return what an expression over the settings module prints in a process of its own."""
    code = f"from cms.settings import {settings} as s; print({expression})"
    environment = {"SECRET_KEY": "x" * 50} | environment
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=PORTAL | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_https_makes_cookies_secure_and_switches_hsts_on():
    expression = "s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_NAME, s.SECURE_HSTS_SECONDS > 0"
    secure = read(expression, PORTAL_URL="https://congvu.example")
    assert secure == "True __Host-phien True"
    assert read(expression) == "False phien False"


def test_a_path_with_spaces_and_signs_is_a_data_folder_like_any_other(tmp_path):
    folder = tmp_path / "dữ liệu 100% + ?"
    expression = "s.DATABASES['default']['NAME']"
    assert read(expression, PORTAL_DATA_DIR=str(folder)) == f"{folder}/portal.sqlite3"


def test_a_secret_key_is_changed_without_signing_anybody_out():
    keys = {"SECRET_KEY": f"{'new-' * 20} {'old-' * 20}"}
    assert read("s.SECRET_KEY[:4], s.SECRET_KEY_FALLBACKS[0][:4]", **keys) == "new- old-"


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "https://congvu.example"])
def test_djangos_deployment_checks_find_nothing(tmp_path, address):
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=PORTAL | {"SECRET_KEY": "Kh0a-" * 12, "PORTAL_URL": address},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("variables", [{"PORTAL_PORT": "x"}, {"SECRET_KEY": ""}])
def test_manage_says_what_is_wrong_without_a_traceback(tmp_path, variables):
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate"],
        cwd=ROOT,
        env=PORTAL | {"PORTAL_DATA_DIR": str(tmp_path)} | variables,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
