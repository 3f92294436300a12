"""Pages are compressed on their way out; pictures and files are compressed already."""

from django.middleware.gzip import GZipMiddleware

TEXT_TYPES = ("text/html", "text/plain", "application/rss+xml", "application/xml")


class TextGZipMiddleware(GZipMiddleware):
    """Django's gzip for text only: a compressed part of a file would break its ranges."""

    def process_response(self, request, response):
        if (
            not response.get("Content-Type", "").startswith(TEXT_TYPES)
            or response.status_code == 206
            or getattr(response, "is_raw", False)
        ):
            return response
        return super().process_response(request, response)
