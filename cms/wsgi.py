"""The door for a WSGI server such as granian; views are counted before Django (V-11)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

_django = get_wsgi_application()

from cms.pagecache.door import KeptPages  # noqa: E402 - both need Django set up
from cms.statistics.recording import count_views  # noqa: E402

application = count_views(KeptPages(_django))
