"""For work on the portal itself: DEBUG, plain static files, tasks at once. Never for readers."""

from .base import *  # noqa: F403 - a settings file is its own list of names

DEBUG = True
SECRET_KEY = "only-for-development-on-this-machine-never-for-readers-0123456789"  # noqa: S105
READER_KEY = "only-for-development-too"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
