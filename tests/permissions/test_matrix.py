"""Everybody asks for everything; the answers are those of the one table (SR-2, SB-5)."""

from fnmatch import fnmatchcase

import pytest
from django.db import transaction

from .addresses import address, admin_routes, own_routes, page_routes
from .matrix import AREAS, ARTICLE, OWN
from .values import values_for
from .world import WITHOUT_ADMIN, World

pytestmark = pytest.mark.django_db
METHODS = ("GET", "POST")
SIGN_IN = ("/dang-nhap/", "/quan-tri/login/")
# Served without asking who somebody is: the way in, the admin's pictures and words.
OPEN = ["password_reset/*", "sprite/", "*jsi18n/"]


@pytest.fixture
def world(home):
    return World()


def read(table):
    """Yield (route, what, method, {person: cell}) of a table with those columns."""
    head, *lines = table.strip().splitlines()
    people = head.split("method")[1].split()
    for line in lines:
        words = line.split()
        place = next(number for number, word in enumerate(words) if word in METHODS)
        cells = words[place + 1 :]
        cells = cells * len(people) if len(cells) == 1 else cells
        assert len(cells) == len(people), line
        yield (
            " ".join(words[: place - 1]),
            words[place - 1],
            words[place],
            dict(zip(people, cells, strict=True)),
        )


def read_areas():
    head, *lines = AREAS.strip("\n").splitlines()
    people = head.split(")")[1].split()
    for line in lines:
        *route, cells = line.split()[: -len(people)], line.split()[-len(people) :]
        yield "".join(route[0]), dict(zip(people, cells, strict=True))


def ask(client, method, path):
    """Return the answer's cell; whatever was changed is taken back."""
    with transaction.atomic():
        answer = client.generic(method, path)
        transaction.set_rollback(True)
    if answer.status_code == 302 and answer["Location"].startswith(SIGN_IN):
        return "in"
    if answer.status_code == 302 and answer["Location"] == "/quan-tri/":
        return "home"
    return str(answer.status_code)


def own_address(world, route):
    """Return the address of one of our own routes or page types."""
    kind, _blank, part = route.partition(" ")
    image = {"name": "khong-co.jpg", "section": "trang"}
    image |= {"poll_id": world.things["polls/poll"].pk}
    file = world.things["documents"]
    values = image | {"document_id": file.pk, "filename": file.filename}
    values |= {"pk": world.users["vanthu"].pk, "uidb64": "a", "token": "b"}
    values |= {"page_id": world.pages["live"].pk}
    values |= {"uuid": world.file.uuid, "name": world.file.name} if "uuid" in route else {}
    if route.startswith("hop/"):
        values |= {"uuid": world.meeting.uuid, "item_id": world.item.pk, "pk": world.vote.pk}
        values |= {"item_uuid": world.item.uuid}
    if route.startswith("hop/<uuid:uuid>/dieu-hanh/"):
        values |= {"pk": world.invitation.pk}
    if route.startswith("hop/tep/"):
        values |= {"uuid": world.paper.uuid, "name": "to-trinh.pdf"}
    if kind not in world.addresses:
        return address(route, values)
    slugs = {"su-kien": "cho-phien", "tu-khoa": "nong-san", "tac-gia": "hoa-my"}
    slug = slugs.get(part.split("/")[0], "")
    return world.addresses[kind] + address(part, {"slug": slug})[1:]


def wrong(world, rows):
    """Return the rows whose answers are not those of the table, in words."""
    found = []
    for method, path, expected in rows:
        for person, cell in expected.items():
            for name in WITHOUT_ADMIN if person == "khác" else [person]:
                answer = ask(world.clients[name], method, path)
                if answer != cell:
                    found.append(f"{method} {path}: {name} got {answer}, not {cell}")
    return found


def test_every_address_of_ours_has_its_row_and_every_row_its_address():
    rows = {route for route, *_ in read(OWN)}
    assert rows == {*own_routes(), *page_routes()}


def test_every_address_of_the_admin_has_its_row_and_every_row_its_address():
    routes = {route.removeprefix("quan-tri/") for route in admin_routes()}
    articles = {route.removeprefix("pages/") for route in routes if route.startswith("pages/")}
    exact = {route for route, *_ in read(ARTICLE)}
    assert exact <= articles
    rest = routes - {f"pages/{route}" for route in exact}
    globs = [glob for glob, _cells in read_areas()]
    assert [route for route in rest if not any(fnmatchcase(route, glob) for glob in globs)] == []
    assert [glob for glob in globs if not any(fnmatchcase(route, glob) for route in rest)] == []


def test_our_own_addresses_answer_as_the_table_says(world):
    rows = []
    for route, what, method, cells in read(OWN):
        path = own_address(world, route)
        if what == "draft":
            path = path.replace(world.pages["live"].url, world.pages["draft"].url)
            path = path.replace(f"/{world.pages['live'].pk}/", f"/{world.pages['draft'].pk}/")
        if method == "POST" and path in ("/dang-xuat/", "/quan-tri/logout/"):
            continue  # asked last: afterwards nobody is signed in
        rows.append((method, path, cells))
    assert wrong(world, rows) == []
    assert wrong(world, [("POST", "/dang-xuat/", dict.fromkeys(cells, "302"))]) == []


def test_the_addresses_of_an_article_answer_as_the_table_says(world):
    rows = []
    for route, what, method, cells in read(ARTICLE):
        values = values_for(world, f"quan-tri/pages/{route}", world.pages[what])
        rows.append((method, address(f"quan-tri/pages/{route}", values), cells))
    assert wrong(world, rows) == []


def test_the_areas_of_the_admin_are_open_to_whom_the_table_says(world):
    exact = {f"quan-tri/pages/{route}" for route, *_ in read(ARTICLE)}
    found = []
    for route in admin_routes():
        if route in exact or "logout" in route:
            continue
        cells = cells_of(route)
        path = address(route, values_for(world, route, world.pages["own"]))
        path += f"?id={world.pages['own'].pk}" if "bulk/" in route else ""
        for person, cell in cells.items():
            answer = open_or_not(world.clients[person], path)
            if answer != cell:
                found.append(f"{route}: {person} got {answer}, not {cell}")
    assert found == []


def cells_of(route):
    """Return the cells of the first row of AREAS that fits a route."""
    route = route.removeprefix("quan-tri/")
    return next(cells for glob, cells in read_areas() if fnmatchcase(route, glob))


def open_or_not(client, path):
    answer = ask(client, "GET", path)
    if answer == "405":
        answer = ask(client, "POST", path)
    return answer if answer in ("in", "home", "403") else "yes"


def test_who_has_no_work_in_the_admin_is_sent_to_sign_in_everywhere(world):
    """Visitors and the accounts of the meetings alike."""
    found = []
    for route in admin_routes():
        if any(fnmatchcase(route.removeprefix("quan-tri/"), glob) for glob in OPEN):
            continue
        path = address(route, values_for(world, route, world.pages["waiting"]))
        for name in ("khách", *WITHOUT_ADMIN):
            if (answer := ask(world.clients[name], "GET", path)) != "in":
                found.append(f"{path}: {name} got {answer}")
    assert found == []


def test_a_method_nobody_knows_is_not_allowed(world):
    found = []
    for route in [*own_routes(), *page_routes()]:
        path = own_address(world, route)
        person = (
            "quantri"
            if path.startswith(
                ("/quan-tri/tag", "/van-ban/c", "/quan-tri/account", "/quan-tri/users", "/mau-")
            )
            else "khách"
        )
        if (answer := ask(world.clients[person], "BREW", path)) != "405":
            found.append(f"{path}: {answer}")
    assert found == []
