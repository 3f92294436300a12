"""The part that does Wagtail's background tasks: search index, reference index, files."""

import logging

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

MOST_TRIES = 3  # A task that took the worker down with it as often will do so again.


class Interrupted(Exception):
    """The worker died in the middle of the task."""


def work():
    """Put back what an earlier worker left half done, then do tasks until SIGTERM."""
    put_back_interrupted()
    call_command("db_worker", startup_delay=False)


def put_back_interrupted():
    """Queue tasks again that were running when their worker was killed; return how many.

    django-tasks-db takes waiting tasks only, so these would stay "running" for ever. The lock on
    the data folder makes this the one worker: whatever runs now has nobody who does it.
    """
    back = 0
    for task in DBTaskResult.objects.running():
        if len(task.worker_ids) >= MOST_TRIES:
            task.set_failed(Interrupted(f"{len(task.worker_ids)} lần"))
            logger.error("Tác vụ %s làm dừng tiến trình nhiều lần nên bị bỏ", task.task_path)
        else:
            back += DBTaskResult.objects.filter(pk=task.pk).update(status="READY", started_at=None)
    return back
