"""/mau-giao-dien/ shows ratings and comments in each of their states (LC-8, LC-9)."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import make_person

pytestmark = pytest.mark.django_db


def test_every_state_stands_on_the_component_page(client, home):
    client.force_login(make_person("quantri", superuser=True))
    answer = client.get("/mau-giao-dien/")
    assert answer.status_code == 200
    words = " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())
    for state in (
        "Chưa có đánh giá nào.", "Xếp hạng: 4,3", "Đang chờ duyệt", "Trả lời của cơ quan Tiếp thu",
        "trả lời Lê Thị Thử", "Ý kiến này đã được gỡ.", "Chưa có ý kiến nào.",
    ):  # fmt: skip
        assert state in words
