"""Readers who write from our own page, and comments that are already there."""

import itertools

from django.test import Client

from cms.comments.models import ReaderComment, Status
from cms.comments.writing import key_of

OWN = {"sec-fetch-site": "same-origin"}
GOOD = {
    "name": "Hồ Văn Mẫu",
    "email": "",
    "content": "Xã tôi đã có hộp thư, mong được tập huấn.",
    "consent": "1",
}
_numbers = itertools.count(1)


class Reader:
    def __init__(self, address="203.0.113.9"):
        self.client = Client(REMOTE_ADDR=address, raise_request_exception=False)

    def write(self, page, *, script=False, **fields):
        headers = OWN | ({"accept": "application/json"} if script else {})
        return self.client.post(f"/binh-luan/{page.pk}/", GOOD | fields, headers=headers)

    def withdraw(self, page, comment):
        data = {"withdraw": comment.pk}
        return self.client.post(f"/binh-luan/{page.pk}/", data, headers=OWN)

    def read(self, page, query=""):
        return self.client.get(f"/binh-luan/{page.pk}/{query}")


def make_comment(page, body="", status=Status.APPROVED, **fields):
    number = next(_numbers)
    body = body or f"Ý kiến số {number} về bài viết này."
    fields.setdefault("author_name", f"Bạn đọc {number}")
    fields.setdefault("reader_key", f"key-{number}")
    return ReaderComment.objects.create(
        page=page, body=body, body_key=key_of(body), status=status, **fields
    )
