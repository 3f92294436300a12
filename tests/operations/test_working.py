"""A background task is done even when its worker was killed in the middle of it."""

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from cms.operations.working import MOST_TRIES, put_back_interrupted
from tests.factories import make_article


@pytest.fixture
def tasks(committed_section, settings):
    """The tasks that a published article leaves for the worker."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    make_article(committed_section)
    return DBTaskResult.objects.all()


def do_tasks():
    call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)


def test_a_task_whose_worker_was_killed_is_done_by_the_next_one(tasks):
    for task in tasks:
        task.claim("killed-worker")
    do_tasks()
    assert set(tasks.values_list("status", flat=True)) == {"RUNNING"}  # nobody would ever do them
    assert put_back_interrupted() == tasks.count()
    do_tasks()
    assert set(tasks.values_list("status", flat=True)) == {"SUCCESSFUL"}
    assert put_back_interrupted() == 0


def test_a_task_that_keeps_killing_its_worker_is_given_up(tasks):
    task = tasks.first()
    for number in range(MOST_TRIES):
        task.claim(f"worker-{number}")
        left = put_back_interrupted()
        task.refresh_from_db()
    assert (left, task.status) == (0, "FAILED")
