"""A reader's browser: posts from our own page, keeps its cookie."""

from django.test import Client

OWN = {"sec-fetch-site": "same-origin"}


class Reader:
    def __init__(self, address="203.0.113.9"):
        self.client = Client(REMOTE_ADDR=address, raise_request_exception=False)

    def rate(self, page, score, **fields):
        data = fields if score is None else {"score": score} | fields
        return self.client.post(f"/danh-gia/{page.pk}/", data, headers=OWN)

    def withdraw(self, page):
        return self.rate(page, None, withdraw=1)

    def by_script(self, page, **fields):
        headers = OWN | {"accept": "application/json"}
        return self.client.post(f"/danh-gia/{page.pk}/", fields, headers=headers)

    def after(self, answer):
        """Return the text of the page that a 303 leads to."""
        assert answer.status_code == 303
        return self.client.get(answer["Location"].split("#")[0]).text
