"""The dashboard of văn thư: what is still to publish, what news name and the portal lacks (L-30)."""

import pytest
from django.urls import reverse

from meetingpages.circulars.models import CitedNumber
from meetingpages.circulars.models.citation import Outcome
from tests.factories import make_person

from .making import make_circular

pytestmark = pytest.mark.django_db
DESK = "/quan-tri/"


def test_the_clerk_finds_drafts_and_goes_on_with_them(clerk_client, index):
    draft = make_circular("45-BC/TU", live=False)
    make_circular("3138-CV/TU")
    text = clerk_client.get(DESK).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) in text and "45-BC/TU" in text
    assert "3138-CV/TU" not in text


def test_a_withdrawn_document_is_no_work(clerk_client, index):
    make_circular("3138-CV/TU").unpublish()
    assert "3138-CV/TU" not in clerk_client.get(DESK).content.decode()


def test_the_clerk_finds_numbers_that_news_name(clerk_client, index):
    waiting = CitedNumber.objects.create(
        key="77/QĐ-STC", text="77/QĐ-STC", times=2, outcome=Outcome.NONE
    )
    CitedNumber.objects.create(
        key="1/QĐ-A", text="1/QĐ-A", times=2, outcome=Outcome.NONE, is_ignored=True
    )
    text = clerk_client.get(DESK).content.decode()
    assert f"/citednumber/edit/{waiting.pk}/" in text and "1/QĐ-A" not in text


def test_an_empty_desk_says_so(clerk_client, index):
    text = clerk_client.get(DESK).content.decode()
    assert "Không có văn bản nào đang soạn." in text
    assert "Mọi số, ký hiệu mà tin bài nêu đều đã có văn bản." in text


def test_nobody_else_sees_the_clerks_work(client, index):
    client.force_login(make_person("truyenthong", "Truyền thông"))
    assert "Văn bản đang soạn" not in client.get(DESK).content.decode()


@pytest.mark.parametrize(("group", "first"), [("Văn thư", "Sổ đăng ký văn bản đi"), ("Truyền thông", "Ý kiến bạn đọc")])  # fmt: skip
def test_the_guide_opens_at_the_own_role(client, index, group, first):
    client.force_login(make_person("nguoi-moi", group))
    assert f"<h2>1. {first}</h2>" in client.get("/quan-tri/huong-dan/").content.decode()
