"""What `./portal run` does before readers come, and what it says of the accounts."""

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model

from cms.operations import preparing
from cms.operations.folder import write_whole
from cms.operations.refusal import Refusal
from home.news.models import NewsCategoryPage
from tests.factories import make_person

DEMO_FILE = "demo-password"


@pytest.fixture
def folder(settings, tmp_path):
    """A data folder of its own; the demo has no password from outside."""
    settings.PORTAL_DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.PORTAL_DEMO_PASSWORD = ""
    return tmp_path


def test_without_the_demo_an_active_demo_account_stops_the_start(home, settings):
    settings.PORTAL_DEMO = False
    preparing.refuse_demo_accounts()
    make_person("quantri")
    with pytest.raises(Refusal, match="quantri"):
        preparing.refuse_demo_accounts()
    get_user_model().objects.update(is_active=False)
    preparing.refuse_demo_accounts()


def test_with_the_demo_its_accounts_may_be_there(home, settings):
    settings.PORTAL_DEMO = True
    make_person("quantri")
    preparing.refuse_demo_accounts()


def test_demo_content_never_comes_into_a_portal_that_somebody_uses(home, settings):
    settings.PORTAL_DEMO = True
    get_user_model().objects.create_user("van-phong", "van-phong@binhphuoc.gov.vn")
    preparing.load_content()
    assert not NewsCategoryPage.objects.exists()


def test_without_the_demo_only_the_foundation_is_laid(db, settings):
    settings.PORTAL_DEMO = False
    preparing.load_content()
    assert not get_user_model().objects.exists()


def test_the_demo_password_is_shown_once_and_kept(home, folder):
    make_person("quantri")
    write_whole(folder / DEMO_FILE, "mat-khau-tinh-co\n")
    first = preparing.accounts_line(had_password=False)
    assert "quantri" in first
    assert "mat-khau-tinh-co" in first
    later = preparing.accounts_line(had_password=True)
    assert "mat-khau-tinh-co" not in later
    assert str(folder / DEMO_FILE) in later


def test_a_demo_password_from_outside_is_not_repeated(home, folder):
    make_person("quantri")
    line = preparing.accounts_line(had_password=False)
    assert "PORTAL_DEMO_PASSWORD" in line


def test_an_empty_portal_says_how_to_make_the_first_administrator(home, folder):
    assert "createsuperuser" in preparing.accounts_line(had_password=False)
    get_user_model().objects.create_superuser("van-phong", "van-phong@binhphuoc.gov.vn", "x")
    line = preparing.accounts_line(had_password=False)
    assert "createsuperuser" not in line
    assert f"{django_settings.PORTAL_URL}/dang-nhap/" in line


def test_static_files_are_collected_again_only_after_a_change(folder, monkeypatch):
    collected = []

    def collect(*args, **kwargs):
        collected.append(args)
        folder.joinpath("static").mkdir(exist_ok=True)
        folder.joinpath("static", "staticfiles.json").touch()

    monkeypatch.setattr(preparing, "call_command", collect)
    preparing.collect_static()
    preparing.collect_static()
    assert len(collected) == 1
    monkeypatch.setattr(preparing, "static_fingerprint", lambda: "đã sửa một tệp")
    preparing.collect_static()
    assert len(collected) == 2


def test_a_written_file_is_whole_and_for_its_owner(tmp_path):
    path = tmp_path / "khóa"
    path.write_text("cũ")
    write_whole(path, "mới")
    assert path.read_text() == "mới"
    assert [file.name for file in tmp_path.iterdir()] == ["khóa"]
