"""/mau-giao-dien/ shows a document of each status, and one without a file (LC-12)."""

import pytest

from meetingpages.circulars.status import Status
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def test_documents_stand_there_in_each_status(client, home):
    client.force_login(make_person("truyenthong", "Truyền thông"))
    text = client.get("/mau-giao-dien/").text
    shown = (Status.IN_FORCE, Status.NOT_YET, Status.PARTLY_ENDED, Status.ENDED)
    assert [s.label for s in shown if f'p-status--{s}">{s.label}<' not in text] == []
    assert "Chưa có tệp" in text
