"""A page says that it was read; nobody is remembered by it (V-7, V-8, V-10, V-11)."""

import os
from ipaddress import ip_network

import pytest

from cms.statistics import clock, salts, spool
from cms.statistics.bots import is_crawler
from cms.statistics.records import Reason
from tests.statistics.agents import BROWSERS, CRAWLERS
from tests.statistics.readers import BROWSER, ask, read, waiting

NOON = clock.start_of(clock.day_of(18_000)) + 12 * clock.HOUR
COC_COC = BROWSER.replace("Chrome/", "coc_coc_browser/120.0.134 Chrome/")


def test_a_post_is_answered_without_a_word_and_without_a_cookie():
    status, headers, body = ask("p=12")
    assert (status, body) == (204, b"")
    assert headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in headers
    (record,) = waiting()
    assert (record.page, record.reason) == (12, Reason.READER)


def test_a_reader_without_script_is_counted_by_an_image():
    status, headers, body = ask("p=12", method="GET")
    assert (status, headers["Content-Type"], body[:6]) == (200, "image/gif", b"GIF89a")
    assert [record.page for record in waiting()] == [12]


def test_looking_at_the_head_counts_nothing_and_other_methods_are_refused():
    assert ask("p=12", method="HEAD")[::2] == (200, b"")
    assert ask("p=12", method="BREW")[0] == 405
    assert not spool.folder().exists()


def test_every_other_address_goes_to_the_portal():
    assert ask("", path="/dem/x/")[2] == b"django"


@pytest.mark.parametrize(
    "query", ["", "p=", "p=-1", "p=12x", "p=99999999999", "p=2147483648", "p=%00", "q=1", "p=٣"]
)
def test_a_beacon_without_a_page_is_noise_with_the_same_answer(query):
    assert ask(query)[:2] == ask("p=12")[:2]
    assert waiting()[0].reason == Reason.UNKNOWN_PAGE


def test_a_page_without_an_id_is_a_visit():
    ask("p=0")
    assert [(record.page, record.reason) for record in waiting()] == [(0, Reason.READER)]


@pytest.mark.parametrize("host", ["ke-xau.example", "testserver,testserver", "", "a b"])
def test_a_foreign_or_doubled_host_is_refused(host):
    assert ask("p=12", HTTP_HOST=host)[0] == 400
    assert not spool.folder().exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"HTTP_ORIGIN": "https://ke-xau.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_REFERER": "https://ke-xau.example/testserver"},
        {"HTTP_REFERER": "http://[bad"},
    ],
)
def test_a_beacon_from_another_site_is_noise(headers):
    assert ask("p=12", **headers)[0] == 204
    assert waiting()[0].reason == Reason.FOREIGN


def test_a_beacon_from_our_own_page_is_a_view():
    ask("p=12", HTTP_SEC_FETCH_SITE="same-origin")
    ask("p=12", HTTP_ORIGIN="http://testserver")
    ask("p=12", method="GET", HTTP_REFERER="http://testserver/tin-tuc/")
    assert {record.reason for record in waiting()} == {Reason.READER}


def test_known_machines_are_counted_apart():
    for agent in CRAWLERS:
        ask("p=12", agent=agent)
    assert {record.reason for record in waiting()} == {Reason.CRAWLER}


def test_people_are_not_taken_for_machines():
    """V-8: at most two in a thousand browsers."""
    wrong = [agent for agent in BROWSERS if is_crawler(agent)]
    assert wrong == []


def test_coc_coc_is_a_browser():
    ask("p=12", agent=COC_COC)
    assert waiting()[0].reason == Reason.READER


def test_a_page_loaded_ahead_or_steered_by_a_program_is_counted_apart():
    ask("p=12", HTTP_SEC_PURPOSE="prefetch;prerender")
    ask("p=12&may=1")
    assert [record.reason for record in waiting()] == [Reason.PREFETCH, Reason.AUTOMATED]


def keys(**environ):
    ask("p=1", **environ)
    return waiting()[-1].key


def test_who_is_the_same_reader(settings):
    one = keys()
    assert keys() == one
    assert keys(address="203.0.113.8") != one
    assert keys(agent=COC_COC) != one
    settings.PORTAL_URL = "https://cong-khac.example"
    assert keys() != one


def test_a_household_of_ipv6_is_one_network():
    assert keys(address="2001:db8:1:2::5") == keys(address="2001:db8:1:2:99::7")
    assert keys(address="2001:db8:1:2::5") != keys(address="2001:db8:1:3::5")


def test_the_address_is_the_proxys_word_only_when_the_proxy_is_trusted(settings):
    forged = {"HTTP_X_FORWARDED_FOR": "198.51.100.1"}
    assert keys(**forged) == keys()
    settings.TRUSTED_PROXIES = [ip_network("203.0.113.0/24")]
    assert keys(**forged) == keys(address="198.51.100.1")


def test_without_an_address_a_beacon_is_noise():
    """Behind a Unix socket REMOTE_ADDR is empty, and nobody said that its proxy may be believed."""
    ask("p=12", address="", HTTP_X_FORWARDED_FOR="198.51.100.1")
    assert waiting()[0].reason == Reason.NO_ADDRESS


def test_a_record_after_midnight_carries_the_key_of_the_day_before(set_clock):
    set_clock(clock.start_of(clock.day_of(18_001)) - 1)
    before = keys()
    set_clock(clock.start_of(clock.day_of(18_001)) + 1)
    ask("p=1")
    after = waiting()[-1]
    assert (after.key == before, after.old_key) == (False, before)


def test_salts_older_than_yesterdays_are_destroyed(set_clock, own_folder):
    for day in (18_000, 18_001, 18_002):
        set_clock(clock.start_of(clock.day_of(day)))
        ask("p=1")
    assert salts.forget_salts() == 1
    left = sorted(path.name for path in (own_folder / "salts").iterdir())
    assert left == ["18001.salt", "18002.salt"]
    assert salts.forget_salts() == 0


def test_nothing_of_a_reader_is_in_any_file(own_folder, set_clock):
    """No address, no agent, no page's words; and only the portal's own account may read them."""
    set_clock(NOON)
    for reader in range(1, 200):
        read(12, reader=reader, agent=f"{BROWSER} Mau/{reader}")
    files = [path for path in own_folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        data = path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
        for trace in (b"Mozilla", b"Chrome", b"10.0.0.", b"\x0a\x00\x00\x63", b"testserver"):
            assert trace not in data


def test_a_process_writes_in_a_file_of_its_own():
    read(1)
    child = os.fork()
    if not child:
        read(2)
        os._exit(0)
    os.waitpid(child, 0)
    read(3)
    files = [path.name.partition("-")[0] for path in spool.folder().glob("*.spool")]
    assert sorted(files) == sorted([str(os.getpid()), str(child)])
    assert sorted(record.page for record in waiting()) == [1, 2, 3]
