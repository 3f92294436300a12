"""A reader on any device: light pages, nothing foreign, no script needed, paper too."""

import re
from urllib.parse import urlsplit

import html5lib
import pytest

from tests.browser.places import CUSTOMERS_ARTICLE, PUBLIC_PAGES


def transferred(page, portal, path):
    """Load the path in a fresh session and return {kind: bytes on the wire}."""
    page.wait_for_load_state("networkidle")  # what the page before still asks for, its icon
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    kinds, sizes = {}, {}
    session.on(
        "Network.responseReceived",
        lambda e: kinds.update({e["requestId"]: (e["type"], e["response"]["url"])}),
    )
    session.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
    )
    page.goto(portal + path, wait_until="networkidle")
    total = {}
    for number, size in sizes.items():
        kind, url = kinds.get(number, ("Other", ""))
        if url.endswith("/favicon.ico"):  # of the page before, which names no icon of its own
            continue
        total[kind] = total.get(kind, 0) + size
    return total, len(sizes)


def test_an_article_without_photo_is_light(open_page, portal):
    sizes, requests = transferred(open_page("/suc-khoe/"), portal, CUSTOMERS_ARTICLE)
    without_pictures = sum(size for kind, size in sizes.items() if kind != "Image")
    assert without_pictures <= 80_000
    assert sizes["Stylesheet"] <= 12_500 and sizes["Script"] <= 6_500
    assert sizes["Font"] <= 55_000
    assert requests <= 25


def test_the_front_page_with_its_pictures_is_light(open_page, portal):
    sizes, _requests = transferred(open_page("/suc-khoe/"), portal, "/")
    assert sum(sizes.values()) <= 250_000


def test_nothing_is_asked_of_anybody_else_and_the_console_is_silent(open_page, portal):
    for name, path in PUBLIC_PAGES.items():
        page = open_page(path)
        page.wait_for_load_state("networkidle")
        foreign = [u for u in page.asked if urlsplit(u).netloc != urlsplit(portal).netloc]
        assert foreign == [], name
        said = [
            text for text in page.said if "404 (Not Found)" not in text or "khong-co" not in path
        ]
        assert said == [], name


def test_every_public_page_is_correct_html(open_page, portal):
    page = open_page("/", java_script_enabled=False)
    for name, path in PUBLIC_PAGES.items():
        source = page.request.get(portal + path).text()
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(source)
        assert parser.errors == [], name
        assert source.count("<h1") == 1, name
        assert not re.search(r"\sstyle=|\son\w+=|<style", source), name
        assert not re.search(r"\d,\d{3}\b", re.sub(r"<[^>]+>", "", source)), name


def test_a_reader_without_script_finds_reads_prints_and_saves(open_page, portal):
    page = open_page("/", java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.locator("summary", has_text="Danh mục").click()
    page.get_by_role("link", name="Tin trong tỉnh").first.click()
    page.get_by_role("link", name=re.compile("họp không giấy và sử dụng")).first.click()
    assert page.locator("h1").inner_text().startswith("Tỉnh ủy Bình Phước chỉ đạo")
    page.get_by_role("link", name="In ra").click()
    assert "Ngày in" in page.locator("body").inner_text()
    page.go_back()
    with page.expect_download() as download:
        page.get_by_role("link", name="Lưu bài viết này").click()
    assert download.value.suggested_filename.endswith(".html")


def test_a_reader_without_script_pages_and_narrows_the_news(open_page):
    page = open_page("/tin-tuc/", java_script_enabled=False)
    page.get_by_role("link", name=re.compile("Trang sau")).click()
    assert page.url.endswith("?trang=2")
    page.goto(page.url.split("?")[0])
    page.get_by_label(re.compile("Từ ngày")).fill("01/09/2019")
    page.get_by_label(re.compile("Đến ngày")).fill("02/09/2019")
    page.get_by_role("button", name="Lọc tin").click()
    page.locator("h1").wait_for()
    assert "tu-ngay=01" in page.url


def test_the_customers_article_prints_on_three_sheets_at_most(open_page, portal):
    page = open_page(f"{CUSTOMERS_ARTICLE}in/")
    paper = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 3


def test_the_chosen_look_is_kept_on_the_next_page(open_page, portal):
    page = open_page("/")
    page.locator("summary:visible", has_text="Hiển thị").click()
    page.get_by_role("button", name="Tối").locator("visible=true").click()
    page.goto(portal + CUSTOMERS_ARTICLE)
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.context.cookies() == []


def test_an_article_is_found_by_its_words(open_page):
    page = open_page("/", java_script_enabled=False)
    page.get_by_label("Từ khóa").locator("visible=true").fill("họp không giấy")
    page.get_by_role("button", name="Tìm").locator("visible=true").click()
    page.get_by_role("link", name=re.compile("thực hiện họp không giấy")).first.wait_for()


@pytest.mark.parametrize("path", ["/khong-co-trang-nay/", "/tin-tuc/?trang=999"])
def test_a_lost_reader_is_helped_on(open_page, path):
    page = open_page(path, java_script_enabled=False)
    assert "Không tìm thấy trang" in page.locator("h1").inner_text()
    assert page.get_by_label("Từ khóa").count()
    assert page.get_by_role("link", name="Về trang chủ").is_visible()
