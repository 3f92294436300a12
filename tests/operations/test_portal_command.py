"""`./portal` needs nothing but python3 and works wherever the project lies (contract.md)."""

import os
import shutil
import signal
import subprocess
import time

import pytest

from cms.settings.environment import ROOT

INSTALLING = "cms/operations/installing.py"
ENVIRONMENT = {"PATH": os.environ["PATH"], "LANG": "C"}
COMMAND = ["manage", "xin", "chào bạn"]


def portal(project, *arguments, cwd="/", **environment):
    return subprocess.run(
        [project / "portal", *arguments],
        cwd=cwd,
        env=ENVIRONMENT | environment,
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A small project in a path with spaces: the real command, a lock of no package at all."""
    folder = tmp_path_factory.mktemp("dự án") / "cổng thông tin"
    for name in ("portal", INSTALLING):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for lock in ("requirements.txt", "requirements-dev.txt"):
        (folder / lock).write_text("# nothing\n")
    (folder / "manage.py").write_text("import sys\nprint(sys.prefix, *sys.argv[1:], sep='|')\n")
    return folder


@pytest.mark.parametrize("arguments", [[], ["chay"], ["--help"], ["run", "--port=1"]])
def test_called_with_nothing_it_knows_it_says_what_it_can_do(arguments):
    done = portal(ROOT, *arguments)
    assert done.returncode == 2
    assert all(word in done.stderr for word in ("run", "test", "manage"))


def test_services_without_a_database_are_refused():
    done = portal(ROOT, "test", "--services")
    assert done.returncode == 2
    assert "TEST_DATABASE_URL" in done.stderr


def test_two_first_starts_at_once_both_find_a_whole_environment(project):
    both = [
        subprocess.Popen(
            [project / "portal", *COMMAND], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=300)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert said == [f"{project}/.venv|xin|chào bạn\n"] * 2


def test_a_later_start_installs_nothing(project):
    made = (project / ".venv" / "pyvenv.cfg").stat().st_mtime_ns
    assert portal(project, *COMMAND).stderr == ""
    assert (project / ".venv" / "pyvenv.cfg").stat().st_mtime_ns == made


def test_a_package_without_its_hash_is_refused_and_nothing_runs(project):
    (project / "requirements.txt").write_text("ruff==0.17.6\n")
    done = portal(project, *COMMAND)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Không cài được các gói" in done.stderr


def test_an_interrupted_install_of_a_changed_lock_is_done_again(project):
    (project / "requirements.txt").write_text("# something else\n")
    process = subprocess.Popen(
        [project / "portal", *COMMAND], env=ENVIRONMENT, stderr=subprocess.PIPE, text=True
    )
    assert "Đang tạo môi trường" in process.stderr.readline()
    begun = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=10)
    assert time.monotonic() - begun < 5
    assert process.returncode == 128 + signal.SIGTERM
    done = portal(project, *COMMAND)
    assert (done.returncode, done.stdout) == (0, f"{project}/.venv|xin|chào bạn\n")
    assert "Đã cài xong." in done.stderr
