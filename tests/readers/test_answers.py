"""A plain browser is sent back to its page, a script gets JSON; both get the same words (EG-7)."""

import json

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.translation import gettext_lazy as _

from cms.readers import answers


class Form(forms.Form):
    name = forms.CharField(error_messages={"required": _("Hãy cho biết họ và tên.")})


def request_of(accept, address="/"):
    request = RequestFactory().get(address, headers={"accept": accept})
    request.user = AnonymousUser()
    return request


def test_an_accepted_post_leads_back_to_its_block():
    answer = answers.accepted(request_of("text/html"), "/bai/", "da-nhan", "y-kien", _("Đã nhận."))
    assert answer.status_code == 303
    assert answer["Location"] == "/bai/?thong-bao=da-nhan#y-kien"
    assert answer["Cache-Control"] == "private, no-store" and answer["X-Robots-Tag"] == "noindex"


def test_a_script_gets_the_message_itself():
    request = request_of("application/json")
    answer = answers.accepted(request, "/bai/", "da-nhan", "y-kien", _("Đã nhận."), count=3)
    assert json.loads(answer.content) == {"ok": True, "message": "Đã nhận.", "count": 3}


def test_a_script_gets_the_errors_of_each_field():
    request = request_of("application/json")
    answer = answers.refuse(request, 400, _("Chưa gửi được."), form=Form({}))
    assert answer.status_code == 400
    assert json.loads(answer.content) == {
        "ok": False,
        "message": "Chưa gửi được.",
        "errors": {"name": ["Hãy cho biết họ và tên."]},
    }


def test_a_refusal_is_a_page_of_the_portal_in_words(home):
    answer = answers.refuse(request_of("text/html"), 429, "Gửi quá nhiều.", retry_after=600)
    assert answer.status_code == 429 and answer["Retry-After"] == "600"
    assert "<h1>Gửi quá nhiều.</h1>" in answer.text


def test_only_words_of_the_fixed_list_come_out_of_an_address():
    known = {"da-nhan": "Đã nhận."}
    assert answers.notice_of(request_of("", "/?thong-bao=da-nhan"), known) == "Đã nhận."
    assert answers.notice_of(request_of("", "/?thong-bao=<b>"), known) is None
    assert answers.notice_of(request_of("", "/"), known) is None
