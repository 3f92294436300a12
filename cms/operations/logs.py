"""The portal's log: JSON lines in the data folder (SR-70), and the number that leads to one (SF-11).

No line holds an address, a query, a name or a token; JSON escapes what could break a line.
"""

import json
import logging
import secrets
import sys
from datetime import datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string

NUMBER_BYTES = 4  # eight characters: short enough to read out on the telephone


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, source, message, and what is known of the request."""

    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created)
            .astimezone()
            .isoformat("T", "milliseconds"),
            "level": record.levelname,
            "source": record.name,
            "message": record.getMessage(),
        }
        if hasattr(record, "status_code"):  # Django's line about an answer
            line["status"] = record.status_code
            line["message"] = record.args[0]  # … without the path, which may be a personal link
        line |= about_request(getattr(record, "request", None))
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def about_request(request):
    """Return what a log line may say about a request: route name, user id, error number.

    The database, which may be what failed, is not asked who the user is.
    """
    match = getattr(request, "resolver_match", None)
    known = {
        "route": match.view_name if match else None,
        "user": getattr(getattr(request, "_cached_user", None), "pk", None),
        "error": getattr(request, "error_number", None),
    }
    return {name: value for name, value in known.items() if value}


class LogFile(WatchedFileHandler):
    """A file that may be moved away (logrotate); its folder is made at the first line."""

    def _open(self):
        Path(self.baseFilename).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return super()._open()


def server_error(request):
    """Answer without a database, with a number that stands in the log too (N-54, SF-11).

    500; or 503 when the database is away or too busy, which passes (SF-1, SF-2).
    """
    request.error_number = secrets.token_hex(NUMBER_BYTES)
    is_passing = isinstance(sys.exception(), OperationalError | InterfaceError)
    status = 503 if is_passing else 500
    page = render_to_string(
        f"{status}.html", {"error_number": request.error_number, "is_busy": is_passing}
    )
    return HttpResponse(page, status=status, headers={"Retry-After": "30"} if is_passing else {})
