"""The end of a session as the person before the screen meets it (N-46 to N-48, SR-56).

The server's clock is moved in its database, the browser's by playwright.
"""

import os
import re
import sqlite3
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from tests.browser.running import PASSWORD, own_address

MINUTE = 60_000
KEEP = "Bấm vào đây để duy trì trạng thái đăng nhập"
REDIRECT = "/quan-tri/redirects/add/"


@pytest.fixture
def sessions(portal, tmp_path_factory):
    """sessions(statement, *values) → rows of the portal's database; `?` stands for a value."""
    if os.environ.get("TEST_DATABASE_URL"):
        connection, mark = psycopg.connect(own_address(), autocommit=True), "%s"
    else:
        (file,) = tmp_path_factory.getbasetemp().glob("portal[0-9]*/var/portal.sqlite3")
        connection, mark = sqlite3.connect(file, isolation_level=None, timeout=5), "?"

    def run(statement, *values):
        cursor = connection.execute(statement.replace("?", mark), values)
        return cursor.fetchall() if cursor.description else None

    yield run
    connection.close()


@pytest.fixture
def leave(sessions):
    """leave(page, seconds): the server's session of the page ends in so many seconds."""

    def set_end(page, seconds):
        end = datetime.now(UTC) + timedelta(seconds=seconds)
        text = end.isoformat(" ") if os.environ.get("TEST_DATABASE_URL") else f"{end:%F %T.%f}"
        statement = "UPDATE django_session SET expire_date = ? WHERE session_key = ?"
        sessions(statement, text, session_key(page))

    return set_end


@pytest.fixture
def seconds_left(sessions):
    def read(page):
        statement = "SELECT expire_date FROM django_session WHERE session_key = ?"
        ((end,),) = sessions(statement, session_key(page))
        end = end if isinstance(end, datetime) else datetime.fromisoformat(f"{end}+00:00")
        return (end - datetime.now(UTC)).total_seconds()

    return read


@pytest.fixture
def desk(open_page):
    """desk(username, path) → a signed-in window whose clock can be moved."""

    def opener(username="quantri", path="/quan-tri/"):
        page = open_page(f"/dang-nhap/?next={path}")
        page.clock.install()
        sign_in(page, username)
        page.wait_for_url(f"**{path}")
        while not page.evaluate("localStorage.getItem('phien')"):  # the script knows the time
            page.wait_for_timeout(50)
        return page

    return opener


def sign_in(page, username="quantri"):
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")


def session_key(page):
    return next(c["value"] for c in page.context.cookies() if c["name"] == "phien")


def warning(page):
    return page.get_by_role("alertdialog", name="Sắp hết phiên làm việc")


@pytest.fixture
def warned(desk, leave):
    """warned(path) → a window in which the last minute has begun."""

    def opener(path="/quan-tri/"):
        page = desk(path=path)
        leave(page, 60.9)
        page.clock.fast_forward(29 * MINUTE)
        warning(page).wait_for()
        return page

    return opener


def test_a_minute_before_the_end_it_asks_and_one_key_is_enough(warned, seconds_left):
    page = warned()
    dialog = warning(page)
    assert "Bạn đã không sử dụng Site." in dialog.inner_text()
    assert re.search(r"Thời gian chờ:\s*(60|59|58)\s*giây", dialog.inner_text())
    assert page.evaluate("document.activeElement.textContent") == KEEP
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert (
        dialog.is_visible() and page.evaluate("document.activeElement.textContent") == "Đăng xuất"
    )
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    dialog.wait_for(state="hidden")
    assert seconds_left(page) > 1790


def test_a_key_is_activity_told_once_a_minute(desk, leave, seconds_left):
    page = desk()
    leave(page, 600)
    for _time in range(3):
        page.keyboard.press("ArrowDown")
    with page.expect_response("**/phien/"):
        page.clock.fast_forward(MINUTE)
    assert seconds_left(page) > 1790
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(300)
    posts = [url for url in page.asked if url.endswith("/phien/")]
    assert len(posts) == 2  # one GET at the opening, one POST for all keys


def test_what_the_editor_sends_by_itself_is_no_activity(desk, leave, seconds_left):
    page = desk("quantri", REDIRECT)
    page.goto(page.url.replace(REDIRECT, "/quan-tri/pages/"))
    page.locator("a[href$='/edit/']").first.click()
    page.wait_for_load_state("networkidle")
    leave(page, 600)
    with page.expect_response("**/editing-sessions/ping/**") as ping:
        page.clock.run_for(11_000)
    assert ping.value.ok and seconds_left(page) <= 600


def test_tabs_share_one_end(warned, leave):
    first = warned()
    second = first.context.new_page()
    second.clock.install()
    second.goto(first.url)  # opening a page is activity: the first tab learns it
    warning(first).wait_for(state="hidden")
    leave(first, 60.9)
    for tab in (first, second):
        tab.clock.fast_forward(29 * MINUTE + 1000)
        warning(tab).wait_for()
    second.get_by_role("button", name=KEEP).click()
    warning(first).wait_for(state="hidden")


def test_the_end_leads_to_the_sign_in_and_back(desk, leave):
    page = desk(path=REDIRECT)
    leave(page, -60)
    page.clock.fast_forward(31 * MINUTE)
    page.wait_for_url("**/dang-nhap/?next=*")
    assert re.search(r"Phiên làm việc đã hết lúc \d\d:\d\d", page.inner_text("main"))
    sign_in(page)
    page.wait_for_url(f"**{REDIRECT}")


def test_typed_text_is_there_after_signing_in_again_and_for_nobody_else(desk, leave):
    for name, is_kept in (("quantri", True), ("thukytoasoan", False)):
        page = desk(path=REDIRECT)
        page.fill("#id_old_path", "/lich-cong-tac-cu/")
        page.wait_for_timeout(100)
        leave(page, -60)
        page.clock.fast_forward(31 * MINUTE)
        page.wait_for_url("**/dang-nhap/?next=*")
        sign_in(page, name)
        page.wait_for_url("**/quan-tri/**")
        shown = page.get_by_text("Nội dung bạn đã nhập được giữ lại.")
        if is_kept:
            shown.wait_for()
            assert page.input_value("#id_old_path") == "/lich-cong-tac-cu/"
        else:
            kept = page.evaluate("sessionStorage.getItem('phien-noi-dung')")
            assert not shown.count() and "lich-cong-tac" not in kept


def test_no_password_is_kept(desk):
    page = desk(path="/quan-tri/account/")
    page.fill("#id_name_email-first_name", "Quản trị Mẫu Hai")
    page.evaluate("document.querySelector('[type=password]').value = 'mot-mat-khau-that'")
    page.locator("[type=password]").first.dispatch_event("input")
    kept = page.evaluate("sessionStorage.getItem('phien-noi-dung')")
    assert "Mẫu Hai" in kept and "mat-khau" not in kept


def test_signing_out_in_one_tab_ends_the_others_and_forgets_the_text(warned):
    first = warned(REDIRECT)
    second = first.context.new_page()
    second.goto(first.url)
    second.evaluate("sessionStorage.setItem('phien-noi-dung', '{}')")
    second.evaluate("document.querySelector('[data-sign-out]').requestSubmit()")
    second.wait_for_url(re.compile(r":\d+/$"))
    assert second.evaluate("sessionStorage.getItem('phien-noi-dung')") is None
    first.wait_for_url("**/dang-nhap/**")


def test_the_time_is_spoken_three_times(warned):
    page = warned()
    spoken = page.locator(".s-idle__spoken")
    heard = [spoken.inner_text()]
    for _second in range(56):
        page.clock.run_for(1000)
        heard.append(spoken.inner_text())
    seconds = [re.search(r"\d+", text)[0] for text in dict.fromkeys(heard)]
    assert len(seconds) == 3 and int(seconds[0]) >= 58 and seconds[1:] == ["30", "10"]


def test_without_a_connection_it_says_so_and_stays(warned, seconds_left):
    page = warned()
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    page.get_by_role("alert").get_by_text("Chưa nối được máy chủ").wait_for()
    assert warning(page).is_visible()
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    warning(page).wait_for(state="hidden")
    assert seconds_left(page) > 1790


def test_a_laptop_that_slept_shows_the_truth_on_waking(desk, leave):
    page = desk()
    leave(page, -3600)
    page.clock.fast_forward(180 * MINUTE)
    page.wait_for_url("**/dang-nhap/?next=*")


def test_readers_get_none_of_it(open_page):
    for path in ("/", "/tin-tuc/", "/dang-nhap/"):
        page = open_page(path)
        assert not [url for url in page.asked if "theme/phien" in url]
        assert not page.locator("[data-idle]").count()


def test_the_editor_says_why_it_cannot_save_and_goes_on_after_signing_in_elsewhere(desk, leave):
    page = desk("phongvien")
    page.goto(page.url + "pages/")
    page.goto(page.url + "add_subpage/")
    page.clock.run_for(2500)  # before that the editor takes what is typed for what was there
    page.fill("#id_title", "Đường đi Lộc Ninh")
    page.fill("#id_lead", "Câu dẫn của phóng viên.")
    saved = page.get_by_text("Đã lưu", exact=True).first
    saved.wait_for()
    page.clock.run_for(1500)
    leave(page, -60)
    page.fill("#id_lead", "Câu dẫn sau khi hết phiên.")
    page.get_by_text("Phiên làm việc đã hết.").first.wait_for()
    assert page.input_value("#id_lead") == "Câu dẫn sau khi hết phiên."

    other = page.context.new_page()
    other.goto(page.url.split("/quan-tri/")[0] + "/dang-nhap/")
    sign_in(other, "phongvien")
    other.wait_for_url("**/quan-tri/")
    page.wait_for_load_state("networkidle")
    page.fill("#id_lead", "Câu dẫn viết tiếp.")
    saved.wait_for()
    page.reload()
    assert page.input_value("#id_lead") == "Câu dẫn viết tiếp."
