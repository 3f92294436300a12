"""The people of the newsroom: those of the section, and a reporter of another one."""

import pytest

from tests.factories import make_member, make_person, make_section

from .desk import Desk


@pytest.fixture(autouse=True)
def outbox(settings):
    """Mail goes to the portal's outbox; pytest-django would keep it from it."""
    settings.EMAIL_BACKEND = "cms.mail.backend.OutboxBackend"


@pytest.fixture
def other_section(section):
    return make_section("Kinh tế", "kinh-te")


@pytest.fixture
def reporter(section):
    return Desk(make_member("phongvien", "Phóng viên", section))


@pytest.fixture
def editor(section):
    return Desk(make_member("bientap", "Biên tập viên", section))


@pytest.fixture
def managing_editor(section):
    return Desk(make_member("thukytoasoan", "Thư ký tòa soạn", section))


@pytest.fixture
def outsider(other_section):
    """A reporter of another section."""
    return Desk(make_member("phongvien2", "Phóng viên", other_section))


@pytest.fixture
def administrator(home):
    return Desk(make_person("quantri", superuser=True))
