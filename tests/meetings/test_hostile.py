"""Whatever a browser sends to a meeting, the answer is a refusal in words and never an error (SR-7)."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from cms.mail.models import OutgoingMail
from meetingpages.meetings.models import Level, Status
from meetingpages.organisation import links
from meetingpages.organisation.models.links import Purpose
from tests.meetings.leaking import Leaky, browser, secret
from tests.meetings.making import make_body, make_meeting
from tests.meetings.test_leaks import addresses

pytestmark = pytest.mark.django_db

# Numbers too long for Python and for the database, no number at all, long texts in every field
# (together as much as a form may hold; a longer form is refused before anybody reads it).
HOSTILE = ["9" * 5000, "9" * 25, "-1", "²", "a\0b", "e" * 20_000]
FIELDS = """
    action act version seen person item paper vote choice minutes outcome text reason code how answer
    substitute_name substitute_email note mail statement choices after label public_name full_name
    to-chuc body unit stamp done at level number issued_on addressees signer authority
    official_email role issued returned valid invalid starts_at ends_at answer_by mode room
    online_url day begins ends last_day chair secretary grounds answer_day answer_time title readers
""".split()  # noqa: SIM905
ASKED = ["muc", "xem", "sua", "mo", "tep", "them", "nhieu", "ma", "q", "tim", "to-chuc", "ky", "tai",
         "dinh-dang", "p", "page"]  # fmt: skip
ACTIONS = {
    "meeting_run": ["go", "break", "outcome", "vote_create", "add_item", "vote_open", "vote_close",
                    "begin", "end"],
    "meeting_room": ["check_in", "answer"],
    "meeting_presence": ["in"],
    "meeting_papers": ["them", "nhieu", "sua", "tep", "withdraw", "remind", "announce"],
    "meeting_desk": ["begin", "end", "cancel", "reopen"],
    "meeting_delivery": ["resend", "arrived", "remind"],
    "meeting_minutes": ["save", "settle"],
    "meeting_change": ["send", "show"],
}  # fmt: skip
ACTS = {
    "meeting_people": ["guest", "roles", "person", "unit", "body", "person:9{0}", "withdraw:9{0}"],
    "meeting_agenda": ["save", "up:9{0}", "delete:9{0}", "add"],
}
IN_THE_ROOM = {"meeting_run", "meeting_room", "meeting_presence", "meeting_vote", "meeting_tally"}
OWN = {"meeting_room", "meeting_vote", "meeting_note", "meeting_confirm"}


@pytest.mark.parametrize("status", [Status.SENT, Status.IN_SESSION])
def test_nothing_that_is_typed_is_an_error(home, status):
    world = Leaky(Level.INTERNAL, status)
    paths, found = {}, []
    for name, path, _may in addresses(world):
        paths[name] = path.partition("?")[0]
    for name, path in paths.items():
        if (name in IN_THE_ROOM) != (status == Status.IN_SESSION):
            continue
        client = world.clients["unlisted" if name in OWN else "secretary"]
        for value in HOSTILE:
            found += wrong(client, "get", path, dict.fromkeys(ASKED, value[:3000]))
            for data in posted(world, name, value):
                found += wrong(client, "post", path, data)
    assert found == []


def test_the_clerk_is_told_of_a_hostile_notice(home):
    world = Leaky(Level.INTERNAL, Status.ENDED)
    path, clerk = f"/hop/{world.meeting.uuid}/thong-bao/", world.clients["clerk"]
    for value in HOSTILE:
        assert clerk.post(path, dict.fromkeys(FIELDS, value)).status_code == 400


def test_ten_thousand_ids_are_too_many(home):
    world = Leaky(Level.INTERNAL, Status.SENT)
    ids = {"action": "in", "person": [str(number) for number in range(10_000)]}
    for place in ("co-mat/", f"chuong-trinh/{world.items['lim'].pk}/nguoi-doc/"):
        answer = world.clients["secretary"].post(f"/hop/{world.meeting.uuid}/{place}", ids)
        assert answer.status_code == 400


def posted(world, name, value):
    """Yield forms full of a hostile value, with the ids of this meeting beside it."""
    data = dict.fromkeys(FIELDS, value)
    own = {"item": world.items["int"].pk, "paper": world.papers["int"].pk}
    own |= {"vote": world.votes["int"].pk, "seen": world.meeting.pointer_number}
    for item in world.items.values():
        data |= {
            f"muc-{item.pk}-{part}": value
            for part in ("conclusion", "version", "text", "unit", "due_on", "place", "minutes")
        }
    for row in world.rows.values():
        data |= {f"row-{row.pk}": "1", f"role-{row.pk}": value}
    for action in ACTIONS.get(name, [""]):
        yield data | ({"action": action} if action else {})
        if action:
            yield data | own | {"action": action}
    for act in ACTS.get(name, []):
        yield data | {"act": act.format(value[:3000])}


def wrong(client, method, path, data):
    """Return what went wrong of one question; whatever was changed is taken back."""
    try:
        with transaction.atomic():
            answer = getattr(client, method)(path, data)
            b"".join(answer) if answer.streaming else None
            transaction.set_rollback(True)
    except Exception as error:
        return [f"{method} {path}: {error!r:.200}"]
    is_wrong = answer.status_code >= 500
    return [f"{method} {path} {data.get('action')}: {answer.status_code}"] if is_wrong else []


@pytest.fixture
def world(home):
    return Leaky(Level.INTERNAL, Status.IN_SESSION)


def test_a_file_is_found_by_its_whole_address_alone(world):
    version = world.papers["int"].versions.first()
    may = world.clients["unlisted"]
    assert may.get(version.url).status_code == 200
    for path in (version.url.replace("zq", "qz"), version.url + "x", version.url.upper()):
        assert may.get(path).status_code == 404


@pytest.mark.parametrize("headers", [{}, {"HTTP_RANGE": "bytes=0-3"}, {"HTTP_IF_NONE_MATCH": "*"}])
def test_no_part_or_head_of_a_closed_file_is_given(world, headers):
    for client in (world.clients["withdrawn"], world.clients["unlisted"], world.clients["office"]):
        for version in world.papers["lim"].versions.all():
            for ask in (client.get, client.head):
                answer = ask(version.url, **headers)
                assert answer.status_code == 404 and "ETag" not in answer
                assert "Content-Range" not in answer and "Content-Disposition" not in answer


def test_ids_of_another_meeting_open_and_change_nothing(world):
    """The secretary of another body, who is at home in the own meeting, asks there for ours."""
    other = make_meeting(make_body("Ủy ban khác"), Status.IN_SESSION)
    client, base = world.clients["other_secretary"], f"/hop/{other.uuid}/"
    item, paper, vote = world.items["int"], world.papers["int"], world.votes["int"]
    assert client.get(f"{base}phien/").status_code == 200
    for path in (
        f"bieu-quyet/{vote.pk}/phieu/", f"chuong-trinh/{world.items['lim'].pk}/nguoi-doc/",
        f"dieu-hanh/tra-loi/{world.rows['silent'].pk}/", f"tai-lieu/?sua={paper.pk}",
        f"tai-lieu/?tep={paper.pk}", f"tai-lieu/?them={item.pk}",
    ):  # fmt: skip
        assert client.get(base + path).status_code == 404, path
    for path, data in (
        ("phien/", {"action": "go", "item": item.pk, "seen": other.pointer_number}),
        ("phien/", {"action": "vote_close", "vote": vote.pk, "seen": vote.version}),
        ("tai-lieu/", {"action": "withdraw", "paper": paper.pk}),
    ):
        assert client.post(base + path, data).status_code == 404, data
    for path, data in (
        ("", {"muc": item.uuid}), ("tai-lieu/", {"xem": paper.pk}),
        ("thanh-phan/", {"act": f"withdraw:{world.rows['silent'].pk}"}),
        ("co-mat/", {"action": "in", "person": world.rows["silent"].pk}),
    ):  # fmt: skip
        ask = client.post if path in ("thanh-phan/", "co-mat/") else client.get
        text = ask(base + path, data, follow=True).content.decode().lower()
        assert secret("int-full") not in text and secret("int-title") not in text
    world.rows["silent"].refresh_from_db()
    vote.refresh_from_db()
    assert world.rows["silent"].withdrawn_at is None and vote.status == "open"
    assert not world.rows["silent"].checks.exists()


def test_a_link_leaves_no_trace_and_ends_at_once(world):
    meeting, person = world.meeting, world.rows["unlisted"].person
    token = links.make_link(
        person, Purpose.MEETING, meeting.uuid, timezone.now() + timedelta(days=1)
    )
    client, room = browser(), f"/hop/{meeting.uuid}/"
    shown = client.get(f"/hop/moi/{token}/")
    assert shown["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert "no-store" in shown["Cache-Control"] and "noindex" in shown["X-Robots-Tag"]
    entered = client.post(f"/hop/moi/{token}/")
    assert token not in entered["Location"]
    assert token not in client.get(room).content.decode()
    links.revoke(person, Purpose.MEETING, meeting.uuid)
    for path in (room, f"{room}hien-tai.json", f"{room}tai-lieu.zip", f"{room}lich.ics"):
        assert client.get(path).status_code == 404, path
    assert client.post(f"/hop/moi/{token}/").status_code != 303  # pressed again: no way in
    assert client.get(room).status_code == 404


def test_a_press_from_a_strange_page_is_refused(world):
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.force_login(world.users["secretary"])
    for name, path, may in addresses(world):
        if "secretary" in may and "?" not in path and name != "meeting_leave":
            answer = strict.post(path, {"action": "settle"}, HTTP_ORIGIN="https://evil.example")
            assert answer.status_code in (403, 405), path


def test_two_relations_get_the_same_etag_only_for_the_same_words(world):
    now = f"/hop/{world.meeting.uuid}/hien-tai.json"
    tag = world.clients["listed"].get(now)["ETag"]
    assert world.clients["unlisted"].get(now)["ETag"] == tag  # no name of an item is in it
    for who in ("withdrawn", "nobody", "elsewhere", "superuser"):
        answer = world.clients[who].get(now, HTTP_IF_NONE_MATCH=tag)
        assert answer.status_code == 404 and "ETag" not in answer


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        ("superuser", "mail/outgoingmail/?message__contains="),
        ("secretary", "hop/xac-nhan-doc/?paper_version__paper__title__contains="),
        ("secretary", "hop/giay-moi/?meeting__items__full_name__contains="),
        ("auditor", "audit/auditentry/?details__contains="),
    ],
)
def test_no_list_of_the_admin_spells_out_what_it_hides(world, who, asked):
    """Whoever may try words on a hidden column reads it letter by letter."""
    OutgoingMail.objects.create(next_try_at=timezone.now(), message="zq-thu", is_private=True)
    found = {}
    for word in ("zq", "khong-co"):
        answer = world.clients[who].get(f"/quan-tri/{asked}{word}", follow=True)
        assert answer.status_code == 200
        found[word] = answer.context["result_count"]
    assert found["zq"] == found["khong-co"]
