#!/usr/bin/env python
"""Django's command line; without a choice it runs on the production settings."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
    try:
        settings.INSTALLED_APPS  # noqa: B018 - read now: some commands would hide what is wrong
    except ImproperlyConfigured as reason:
        print(reason, file=sys.stderr)
        sys.exit(2)
    execute_from_command_line(sys.argv)
