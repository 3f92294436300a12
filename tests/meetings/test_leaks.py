"""Every relation to a meeting asks for every address: the answer and each word in it (MT-9, MT-46)."""

from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.http import HttpResponseNotFound
from wagtail.models import Page

from cms.audit.recording import record
from cms.pages import errors
from meetingpages.meetings.models import Level, MeetingIndexPage, MeetingPage, Status
from meetingpages.meetings.urls import urlpatterns
from meetingpages.organisation.models import Unit
from tests.meetings.leaking import (
    DESK,
    ENTER,
    EVERYBODY,
    INVITED,
    LISTED,
    OF_PAPER,
    OUTSIDE,
    OVER,
    RUN,
    SIGNED_IN,
    Leaky,
    readers,
    secret,
    text_of,
)

pytestmark = pytest.mark.django_db

WORLDS = [
    (Level.PUBLIC, Status.SENT),
    (Level.INTERNAL, Status.IN_SESSION),
    (Level.INTERNAL, Status.ENDED),
    (Level.PUBLIC, Status.CONCLUDED),
]
# What answers something else than a page with 200 to those who may: a way back, "post only".
OTHERWISE = {
    "meeting_edit": {Status.IN_SESSION: 303, Status.ENDED: 303, Status.CONCLUDED: 303},
    "meeting_change": dict.fromkeys((Status.IN_SESSION, Status.ENDED, Status.CONCLUDED), 404),
    "meeting_answer_for": dict.fromkeys((Status.ENDED, Status.CONCLUDED), 404),
}
POSTED = {
    "meeting_vote", "meeting_delivery", "meeting_confirm", "meeting_note", "meeting_copy",
    "meeting_leave",
}  # fmt: skip
# Who sees the page of "not found" as it is; to the others it says nothing, which takes less time.
SEES_NOT_FOUND = ("nguoi-la", "nguoi-unlisted", "thu-ky")
# One of each kind: everybody else who may not stands before the same door.
PRESSING = {
    "nobody", "withdrawn", "elsewhere", "other_secretary", "superuser", "clerk", "unlisted",
    "chair",
}  # fmt: skip
FEW = {"nobody", "stranger", "withdrawn", "revoked", "clerk", "other_secretary"}
WITHOUT_ACCOUNT = {"nobody", "linked", "revoked", "elsewhere"}


@pytest.fixture(params=WORLDS, ids=lambda world: "-".join(world))
def world(home, request, monkeypatch):
    real = errors.render

    def render(asked, *about, **more):
        is_shown = asked.user.get_username() in SEES_NOT_FOUND
        return real(asked, *about, **more) if is_shown else HttpResponseNotFound()

    monkeypatch.setattr(errors, "render", render)
    return Leaky(*request.param)


def addresses(world):
    """Yield (name of the route, path, who may) of the meeting's own addresses; a row for each route."""
    base, status = f"/hop/{world.meeting.uuid}/", world.status
    is_public = world.level == Level.PUBLIC
    lim, people = world.items["lim"], world.rows
    clerk = {"clerk"} if status in OVER else set()
    yield "public_calendar", "/lich-hop/lich.ics", EVERYBODY
    yield "meetings", "/hop/", SIGNED_IN
    yield "meeting_create", "/hop/tao/", DESK | {"other_secretary"}
    board = DESK | {"other_secretary", "chair"}
    for rest in ("", f"?mo={Unit.objects.first().pk}.tai-lieu", "?dinh-dang=csv"):
        yield "compliance", "/hop/muc-do-thuc-hien/" + rest, board
    yield "meeting_conclusions", base + "ket-luan/", RUN
    yield "meeting_notice", base + "thong-bao/", RUN | clerk
    yield "meeting_minutes", base + "bien-ban/", DESK
    yield "meeting_minutes_word", base + "bien-ban.docx", DESK
    yield "meeting_room", base, ENTER
    for asked in (*(item.uuid for item in world.items.values()), lim.label):
        yield "meeting_room", f"{base}?muc={asked}&ma=ABCDEF", ENTER
    yield "meeting_now", base + "hien-tai.json", ENTER
    yield "meeting_run", base + "phien/", RUN
    yield "meeting_code", base + "phien/ma/", RUN
    yield "meeting_presence", base + "co-mat/", RUN
    for key, vote in world.votes.items():
        may = RUN & LISTED if key == "lim" else RUN
        yield "meeting_vote", f"{base}bieu-quyet/{vote.pk}/", LISTED if key == "lim" else INVITED
        yield "meeting_tally", f"{base}bieu-quyet/{vote.pk}/phieu/", may
    yield "meeting_leave", base + "thoat/", set()
    yield "meeting_calendar", base + "lich.ics", INVITED
    yield "meeting_change", base + "doi/", DESK
    yield "meeting_delivery", f"{base}dieu-hanh/giay-moi/{people['listed'].pk}/", DESK
    yield "meeting_mail", f"{base}dieu-hanh/giay-moi/{people['listed'].pk}/thu/", DESK
    yield "meeting_answer_for", f"{base}dieu-hanh/tra-loi/{people['silent'].pk}/", DESK
    yield "meeting_papers", base + "tai-lieu/", DESK
    for paper in world.papers.values():
        for name in ("xem", "tep"):
            yield "meeting_papers", f"{base}tai-lieu/?{name}={paper.pk}", DESK
    for key in ("lim", "pap"):
        yield "meeting_papers", f"{base}tai-lieu/?sua={world.papers[key].pk}", set()
    for name in ("them", "nhieu"):
        yield "meeting_papers", f"{base}tai-lieu/?{name}={lim.pk}", DESK
    yield "meeting_confirm", base + "da-doc/", INVITED
    yield "meeting_note", f"{base}ghi-chu/{lim.uuid}/", LISTED
    yield "meeting_notes", base + "ghi-chu.txt", INVITED
    for rest in ("", "?xem=can-xu-ly&het"):
        yield "meeting_desk", base + "dieu-hanh/" + rest, DESK
    yield "meeting_edit", base + "sua/", DESK
    yield "meeting_copy", base + "nhan-ban/", DESK
    yield "meeting_sheet", base + "diem-danh/", DESK
    yield "meeting_agenda", base + "chuong-trinh/", DESK
    yield "meeting_item_readers", f"{base}chuong-trinh/{lim.pk}/nguoi-doc/", DESK
    yield "meeting_people", base + "thanh-phan/?tim=ong", DESK
    yield "meeting_pack", base + "tai-lieu.zip", ENTER
    for key, paper in world.papers.items():
        newest, old = paper.versions.order_by("-number")
        may = {"lim": LISTED, "pap": OF_PAPER}.get(key, ENTER)
        yield "meeting_file", newest.url, EVERYBODY if key == "pub" and is_public else may
        yield "meeting_file", old.url + "?tai=1", may
    for token in (world.token, world.revoked_token):
        yield "meeting_link", f"/hop/moi/{token}/", EVERYBODY


def places(world):
    """Yield (path, who asks) of everywhere else a word could come up."""
    week = (
        f"{world.meeting.starts_at.isocalendar().year}-{world.meeting.starts_at.isocalendar().week}"
    )
    paths = ["/", "/lich-hop/", f"/lich-hop/?tuan={week}", "/rss/", "/sitemap.xml", "/van-ban/rss/"]
    paths += ["/van-ban/", *page_paths(world)]
    paths += [f"/tim-kiem/?{urlencode({'q': word})}" for word in asked_for()]
    paths += [f"/tim-kiem/goi-y/?{urlencode({'q': word})}" for word in asked_for()]
    for path in paths:
        yield path, {"nobody", "stranger", "superuser", "clerk", "unlisted"}
    for path in admin_paths(world):
        yield path, {
            "secretary", "other_secretary", "office", "clerk", "auditor", "superuser",
            "desk_editor", "communications",
        }  # fmt: skip


def asked_for():
    """Words of which one kind each is searched; what the page repeats of the question is no leak."""
    return ["Hop", "Muc", "To"]


def page_paths(world):
    """The public notice and the notice of conclusions with its files, where there are any."""
    found = [page.url for page in MeetingPage.objects.filter(meeting=world.meeting)]
    if notice := world.meeting.notice:
        found += [notice.url, *(part.file.url for part in notice.attachments.all())]
    return found


def admin_paths(world):
    admin, index = "/quan-tri/", MeetingIndexPage.objects.get()
    found = [admin, admin + "pages/search/?q=Hop", f"{admin}pages/{index.pk}/"]
    for page in Page.objects.filter(pk__in=MeetingPage.objects.values("pk")):
        found += [f"{admin}pages/{page.pk}/{rest}/" for rest in ("edit", "history", "usage")]
        found.append(f"{admin}pages/{page.pk}/revisions/{page.latest_revision_id}/view/")
    for listed in ("hop/giay-moi/", "hop/xac-nhan-doc/", "audit/auditentry/", "mail/outgoingmail/"):
        found += [admin + listed + rest for rest in ("", "?export=csv", "?export=xlsx", "?q=Ong")]
    found += [admin + rest for rest in (
        "reports/site-history/", "reports/aging-pages/", "snippets/meetings/meetingbody/",
        "van-ban/",
    )]  # fmt: skip
    return found


def ask(client, method, path, **headers):
    """Return the answer and all that it tells; whatever was changed is taken back."""
    with transaction.atomic():
        answer = client.generic(method, path, **headers)
        told = text_of(answer)
        transaction.set_rollback(True)
    return answer, told


def leaks(world, who, told, but=()):
    """Return the words in an answer that its reader may not meet."""
    allowed = world.readers
    return [
        word
        for word, ring in allowed.items()
        if word in told and who not in ring and word not in but
    ]


def expected(name, may, who, world):
    """Return the statuses that are right for a relation at an address."""
    if name in POSTED:
        return {404, 405}
    if who not in may:
        return {404}
    if name == "meeting_link":
        return {200, 410}
    return {OTHERWISE.get(name, {}).get(world.status, 200)}


def test_nobody_meets_a_word_that_is_not_theirs(world):
    """One world, three questions: building it costs more than asking."""
    assert {name for name, _path, _may in addresses(world)} == {one.name for one in urlpatterns}
    world.readers = readers(world.level, world.status)
    world.spared = set() if world.level == Level.PUBLIC else OUTSIDE - FEW
    tell_the_log(world)
    assert [*own_addresses(world), *pressed_in_vain(world), *everywhere_else(world)] == []


def own_addresses(world):
    """Each relation asks for each address; return each wrong status and each word too many."""
    found = []
    for name, path, may in addresses(world):
        for who, client in world.clients.items():
            if who not in may and ("?" in path and who != "stranger" or who in world.spared):
                continue  # with other words behind one address, or once more, few are enough
            answer, told = ask(client, "GET", path)
            if who in WITHOUT_ACCOUNT and is_sent_to_sign_in(answer):
                continue
            if answer.status_code not in expected(name, may, who, world):
                found.append(f"GET {path}: {who} got {answer.status_code}")
            but = {secret("meeting-public")} if name == "meeting_link" else named_in(world, path)
            found += [f"GET {path}: {who} read {word}" for word in leaks(world, who, told, but)]
    return found


def is_sent_to_sign_in(answer):
    return answer.status_code == 302 and answer["Location"].startswith("/dang-nhap/")


def named_in(world, path):
    """What who asks has written into the address is no news: a page of "not found" may repeat it."""
    return {word for word in world.readers if word in path}


def pressed_in_vain(world):
    """Whoever may not presses everything all the same; return whatever did not refuse."""
    if world.status not in (Status.SENT, Status.ENDED):
        return []
    found = []
    for name, path, may in addresses(world):
        if name in ("meeting_link", "meeting_leave"):
            continue  # whoever holds a link may press, and everybody may leave
        for who in PRESSING - may:
            if "?" in path:
                continue
            answer, told = ask(world.clients[who], "POST", path)
            if not (is_sent_to_sign_in(answer) or answer.status_code in (404, 405)):
                found.append(f"POST {path}: {who} got {answer.status_code}")
            found += [
                f"POST {path}: {who} read {word}"
                for word in leaks(world, who, told, named_in(world, path))
            ]
    return found


def everywhere_else(world):
    """Lists, search, feeds, the site map and the admin; return each word too many."""
    if world.status == Status.IN_SESSION:
        return []  # an internal meeting's traces are looked for when it has ended
    found = []
    for path, people in places(world):
        for who in people:
            answer, told = ask(world.clients[who], "GET", path)
            if answer.status_code >= 500:
                found.append(f"GET {path}: {who} got {answer.status_code}")
            but = named_in(world, path)
            found += [f"GET {path}: {who} read {word}" for word in leaks(world, who, told, but)]
    return found


def tell_the_log(world):
    """Write a line of the log about each thing that lines are written about."""
    things = [*world.items.values(), *world.papers.values(), *world.votes.values(), world.meeting]
    things += [version for paper in world.papers.values() for version in paper.versions.all()]
    for thing in things:
        record(world.users["secretary"], "test.done", "Việc", thing)
