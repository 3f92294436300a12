"""The lock files say exactly what is installed, for everybody the same (SR-60, house.md section 5)."""

import re

import pytest

from cms.settings.environment import ROOT

RUNTIME, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"


def packages(lock):
    """Return {name: everything that the lock says of it, hashes included}."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / lock).read_text(), flags=re.MULTILINE)
    entries = re.split(r"\n(?=\S)", text.strip())
    return {re.match(r"[\w.-]+", entry).group(): entry for entry in entries}


def test_the_development_lock_holds_the_other_word_for_word():
    runtime, development = packages(RUNTIME), packages(DEVELOPMENT)
    assert len(runtime) > 40
    assert {name: development.get(name) for name in runtime} == runtime


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT])
def test_every_package_has_one_version_and_its_hashes(lock):
    for name, entry in packages(lock).items():
        assert re.match(rf"{re.escape(name)}(\[[\w,]+\])?==\S+", entry), name
        assert "--hash=sha256:" in entry, name


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT])
def test_a_lock_names_no_server_to_fetch_from(lock):
    assert "://" not in (ROOT / lock).read_text()
    assert "--index-url" not in (ROOT / lock).read_text()


def test_what_the_project_names_is_in_the_lock():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    direct = project["dependencies"] + project["optional-dependencies"]["dev"]
    locked = packages(DEVELOPMENT)
    for requirement in direct:
        name, version = re.match(r"([\w.-]+)(?:\[\w+\])?==(\S+)", requirement).groups()
        assert f"=={version}" in locked[name.lower()]
