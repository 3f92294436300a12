"""A reader answers a poll without an account and without JavaScript (EP-7, EP-8, EP-9)."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from cms.polls.models import Ballot, BallotChoice, Poll, PollChoice
from cms.readers import limits
from cms.readers.network import network_key
from cms.vietnamese.dates import format_date, format_time
from tests.factories import make_person

from .making import OWN, choice, make_poll, moment, vote, vote_as_script

pytestmark = pytest.mark.django_db


def test_a_ballot_is_taken_counted_and_acknowledged_with_its_receipt(home):
    poll, client = make_poll(), Client()
    answer = vote(poll, "Chiều", client=client)
    assert answer.status_code == 303
    assert answer["Location"] == f"/tham-do/{poll.pk}/?thong-bao=da-nhan-phieu#tham-do"
    page = client.get(answer["Location"]).text
    receipt = Ballot.objects.get().receipt
    assert re.search(rf'role="status">Đã nhận phiếu của bạn. Mã phiếu: {receipt}<', page)
    assert [c.votes_all for c in poll.choices.all()] == [0, 1, 0]
    assert BallotChoice.objects.get().choice == choice(poll, "Chiều")


def test_the_same_browser_votes_once_and_is_told_so(home):
    poll, client = make_poll(), Client()
    vote(poll, "Sáng", client=client)
    again = vote(poll, "Tối", client=client)
    assert again.status_code == 409
    assert "Bạn đã bình chọn trong cuộc thăm dò này." in again.text
    assert Ballot.objects.count() == Poll.objects.get().ballots_all == 1
    assert choice(poll, "Tối").votes_all == 0


def test_people_behind_one_address_each_vote(home):
    poll = make_poll()
    assert [vote(poll, "Sáng").status_code for _ in range(3)] == [303, 303, 303]
    assert Ballot.objects.count() == 3


def test_somebody_signed_in_is_the_account_on_every_browser(home):
    poll, person, answers = make_poll(), make_person("thanh"), []
    for _ in range(2):
        client = Client()
        client.force_login(person)
        answers.append(vote(poll, "Sáng", client=client))
    assert [answer.status_code for answer in answers] == [303, 409]
    assert "doc-gia" not in answers[0].cookies


def test_only_an_accepted_ballot_sets_the_one_cookie(home):
    poll, client = make_poll(), Client()
    client.get(f"/tham-do/{poll.pk}/")
    vote(poll, client=client)
    assert not client.cookies
    vote(poll, "Sáng", client=client)
    assert set(client.cookies) == {"doc-gia"}


def test_ballots_of_two_polls_cannot_be_joined(home):
    client = Client()
    for poll in (make_poll("Một?"), make_poll("Hai?")):
        vote(poll, "Sáng", client=client)
    assert len(set(Ballot.objects.values_list("voter_key", flat=True))) == 2


@pytest.mark.parametrize("chosen", [[], ["Sáng", "Chiều"]])
def test_a_single_choice_wants_exactly_one(home, chosen):
    answer = vote(make_poll(), *chosen)
    assert answer.status_code == 400
    assert "Bạn cần chọn 1 phương án." in answer.text
    assert answer.text.count(" checked>") == len(chosen)  # what was ticked is not lost
    assert not Ballot.objects.exists()


def test_a_multiple_choice_says_how_many(home):
    poll = make_poll(kind="multiple", min_choices=2, max_choices=2)
    poll.max_choices = 3
    poll.save()
    answer = vote(poll, "Sáng")
    assert answer.status_code == 400
    assert "Bạn cần chọn từ 2 đến 3 phương án." in answer.text
    assert vote(poll, "Sáng", "Tối").status_code == 303
    assert Poll.objects.get().ballots_all == 1  # one person, two marks


@pytest.mark.parametrize(
    "wrong",
    [
        {"choice": "999999"},
        {"choice": "một"},
        {"choice": "9" * 40},
        {"poll": "1"},
        {"voter_key": "a"},
        {"votes_all": "500"},
    ],
)
def test_what_the_poll_does_not_offer_is_refused(home, wrong):
    poll = make_poll()
    answer = vote(poll, "Sáng", data=wrong)
    assert answer.status_code == 400
    assert "Phiếu không hợp lệ." in answer.text
    assert not Ballot.objects.exists()


def test_the_choice_of_another_poll_and_a_repeated_one_are_refused(home):
    poll, other = make_poll(kind="multiple", max_choices=2), make_poll("Khác?")
    foreign, own = choice(other, "Sáng").pk, choice(poll, "Sáng").pk
    for chosen in ([foreign], [own, own]):
        assert vote(poll, data={"choice": chosen}).status_code == 400
    assert not Ballot.objects.exists()


def test_a_form_from_before_the_choices_changed_is_told_so(home):
    poll = make_poll()
    stale = choice(poll, "Tối").pk
    PollChoice.objects.filter(pk=stale).delete()
    answer = vote(poll, data={"choice": [stale]})
    assert answer.status_code == 400
    assert "Phiếu không hợp lệ. Hãy mở lại trang và chọn lại." in answer.text
    assert not Ballot.objects.exists()


def test_a_closed_poll_says_when_it_ended_and_takes_nothing(home):
    poll = make_poll(closes_at=moment(minutes=-1))
    answer, ended = vote(poll, "Sáng"), poll.closes_at
    assert answer.status_code == 409
    words = f"Cuộc thăm dò đã kết thúc lúc {format_time(ended)} ngày {format_date(ended)}."
    assert words in answer.text
    assert not Ballot.objects.exists()


def test_a_paused_poll_keeps_its_ballots_and_takes_none(home):
    poll = make_poll()
    vote(poll, "Sáng")
    Poll.objects.update(paused_at=timezone.now())
    words = "Cuộc thăm dò đang tạm dừng để kiểm tra. Phiếu đã gửi vẫn được giữ."
    answer = vote(poll, "Sáng")
    assert answer.status_code == 409 and words in answer.text
    assert words in Client().get(f"/tham-do/{poll.pk}/").text
    assert Ballot.objects.count() == 1


@pytest.mark.parametrize("hidden", [{"stage": "draft"}, {"opens_at": moment(hours=1)}])
def test_a_poll_that_is_not_open_yet_is_not_there(home, hidden):
    poll = make_poll(**hidden)
    assert Client().get(f"/tham-do/{poll.pk}/").status_code == 404
    assert vote(poll, "Sáng").status_code == 404


def test_a_scheduled_poll_takes_its_first_ballot_at_its_second(home):
    poll = make_poll(opens_at=moment(hours=1))
    Poll.objects.update(opens_at=timezone.now())  # nobody does anything: the time has come
    assert vote(poll, "Sáng").status_code == 303


def test_a_post_from_another_site_is_refused(home):
    poll = make_poll()
    for headers in ({"origin": "https://ke-xau.example"}, {"origin": "null"}):
        assert vote(poll, "Sáng", headers=headers).status_code == 403
    assert not Ballot.objects.exists()


def test_above_the_soft_cap_a_ballot_is_flagged_above_the_hard_cap_refused(home, monkeypatch):
    monkeypatch.setattr(limits, "VOTES", limits.Cap(2, 4, 3600))
    poll = make_poll()
    answers = [vote(poll, "Sáng") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [303] * 4 + [429]
    assert list(Ballot.objects.order_by("pk").values_list("flags", flat=True)) == [
        "", "", "cap", "cap",
    ]  # fmt: skip
    assert answers[-1]["Retry-After"] == "3600"
    words = "Mạng bạn đang dùng gửi quá nhiều lượt. Vui lòng thử lại sau 60 phút."
    assert words in answers[-1].text and " checked>" in answers[-1].text
    assert vote(poll, "Sáng", REMOTE_ADDR="203.0.113.9").status_code == 303  # another network


def test_a_filled_hidden_field_is_a_flag_and_no_refusal(home):
    assert vote(make_poll(), "Sáng", data={"trang-web": "x"}).status_code == 303
    assert Ballot.objects.get().flag_words == "điền ô ẩn"


def test_an_answer_in_less_than_a_second_is_a_flag(home):
    from cms.readers.timing import signed_now

    vote(make_poll(), "Sáng", data={"luc": signed_now()})
    assert Ballot.objects.get().flag_words == "gửi quá nhanh"


def test_a_script_gets_the_same_answers_as_json(home):
    poll, client = make_poll(), Client()
    answer = vote_as_script(poll, "Sáng", client=client)
    assert answer.status_code == 200
    receipt = Ballot.objects.get().receipt
    assert answer.json() == {
        "ok": True,
        "message": f"Đã nhận phiếu của bạn. Mã phiếu: {receipt}",
        "receipt": receipt,
    }
    again = vote_as_script(poll, "Sáng", client=client)
    assert again.status_code == 409 and again.json()["ok"] is False
    wrong = vote_as_script(poll)
    assert wrong.status_code == 400
    assert wrong.json()["errors"] == {"choice": ["Bạn cần chọn 1 phương án."]}


def test_of_a_browser_only_the_kind_of_device_is_kept(home):
    agent = "Mozilla/5.0 (Linux; Android 14) Mobile"
    vote(make_poll(), "Sáng", headers={"user-agent": agent}, REMOTE_ADDR="203.0.113.7")
    kept = Ballot.objects.values().get()
    assert kept["client_class"] == "phone"
    assert "203.0.113" not in str(kept) and "Android" not in str(kept)


def test_a_vote_costs_at_most_twelve_statements(home, django_assert_max_num_queries, rf):
    poll, pk = make_poll(), None
    vote(poll, "Sáng")  # the salt of the day is made once
    pk = choice(poll, "Sáng").pk
    with django_assert_max_num_queries(12):
        Client().post(f"/tham-do/{poll.pk}/", {"choice": pk}, headers=OWN)


@pytest.mark.parametrize("poll_id", ["0", "99999999999999999999999", "7"])
def test_an_unknown_poll_is_not_found(home, poll_id):
    assert Client().get(f"/tham-do/{poll_id}/").status_code == 404
    assert Client().post(f"/tham-do/{poll_id}/", headers=OWN).status_code == 404


def test_the_network_of_a_ballot_is_a_key_of_the_day(home, rf):
    vote(make_poll(), "Sáng")
    assert Ballot.objects.get().network_key == network_key(rf.get("/"))
