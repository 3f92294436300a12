"""'Lưu bài viết này': one self-contained file, readable without the portal (N-31)."""

import base64

from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.template.loader import render_to_string

MOST_PICTURE_BYTES = 5 * 1024 * 1024  # N-31


def saved_file_response(article, request):
    """Return the article as a download, its pictures inside while they fit in 5 MB."""
    context = article.get_context(request)
    html = render_to_string("news/news_page_saved.html", context, request)
    response = HttpResponse(with_pictures_inside(html), content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{article.slug}.html"'
    response["X-Robots-Tag"] = "noindex"
    return response


def with_pictures_inside(html):
    """Return the HTML with each <picture> as one <img> that holds its bytes, or its words."""
    document = BeautifulSoup(html, "html.parser")
    used = 0
    for picture in document.find_all("picture"):
        image = picture.find("img")
        data = read_rendition(image["src"])
        if data is None or used + len(data) > MOST_PICTURE_BYTES:
            picture.replace_with(image.get("alt", ""))
            continue
        used += len(data)
        image["src"] = "data:image/jpeg;base64," + base64.b64encode(data).decode()
        for name in ("srcset", "sizes", "loading", "fetchpriority"):
            del image[name]
        picture.replace_with(image)
    return str(document)


def read_rendition(address):
    """Return the bytes of a public picture by its address, or None when it is not there."""
    name = address.removeprefix(settings.MEDIA_URL)
    if name == address or not default_storage.exists(name):
        return None
    with default_storage.open(name) as file:
        return file.read()
