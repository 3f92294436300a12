"""`./portal run`: prepares the portal, serves it and looks after it until Ctrl-C or SIGTERM.

    python -m cms.operations.run

Exit code: 0 after a stop, 2 when it refuses to start (one line says why), 1 when set-up failed.
This process loads Django once and never touches the database; whatever does is a part of its own
(supervisor.py, parts.py): preparing, serving, working, keeping time.
"""

import os

from django.core.exceptions import ImproperlyConfigured

from .folder import ensure_secret_key, open_data_folder
from .parts import stop
from .refusal import Refusal, refuse
from .saying import say
from .serving import refuse_taken_port
from .supervisor import Stopped, Supervisor

STOP_WITHIN = 3.5  # seconds for the parts to stop by themselves; after five nothing may be left


def load_django():
    """Make the data folder and its secret, then load Django once for all parts.

    Returns the settings and the lock of the data folder, which the parts inherit.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.production"  # readers come (SR-63)
    from cms.settings import base

    lock = open_data_folder(base.PORTAL_DATA_DIR, base.ROOT)
    refuse_taken_port(base.PORTAL_HOST, base.PORTAL_PORT)
    ensure_secret_key(base.PORTAL_DATA_DIR)
    import django
    from django.conf import settings

    django.setup()
    return settings, lock


def main():
    supervisor = Supervisor()
    try:
        settings, _lock = load_django()
        supervisor.run(settings)
    except (Refusal, ImproperlyConfigured) as reason:
        refuse(reason)
    except Stopped:
        say("Đang dừng …")
    finally:
        stop(supervisor.parts, STOP_WITHIN)
    say("Đã dừng.")


if __name__ == "__main__":
    main()
