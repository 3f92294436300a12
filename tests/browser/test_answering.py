"""Readers answer with and without a script; a moderator works with the keys (EG-12, ES-2, LF-10)."""

import pytest

from tests.browser.running import PASSWORD

ARTICLE = "/tin-tuc/tin-trong-tinh/tap-huan-ky-so-cho-van-thu-cac-huyen/"
FRESH = f"{ARTICLE}?thong-bao=0"  # a number on a kept page may be three seconds old
RECEIVED = "Đã nhận ý kiến của bạn. Ý kiến sẽ hiện ở đây sau khi được duyệt."


def write(page, words):
    page.fill("#ho-ten", "Trần Thị Mẫu")
    page.fill("[name=content]", words)
    page.check("[name=consent]")
    page.click("#viet [type=submit]")


def count(page):
    return int(page.locator('[data-count="ratings"]').inner_text())


def test_a_script_says_on_the_spot_what_became_of_it(open_page):
    page = open_page(ARTICLE)
    before = count(page)
    page.check('[name=score][value="5"]')
    page.click("#danh-gia [type=submit]")
    done = page.locator("#danh-gia [role=status]")
    done.wait_for()
    assert done.inner_text() == "Cảm ơn bạn đã đánh giá 5 sao."
    assert page.url.endswith(ARTICLE) and count(page) == before + 1
    page.reload()
    assert "Bạn đã chọn 5 sao." in page.locator("#danh-gia").inner_text()
    page.fill("[name=content]", "Chưa ghi tên và chưa đồng ý")
    page.click("#viet [type=submit]")
    page.locator("#viet .p-error").first.wait_for()
    assert page.locator("#viet .p-error").count() == 2
    assert page.input_value("[name=content]") == "Chưa ghi tên và chưa đồng ý"
    write(page, "Ý kiến gửi bằng kịch bản")
    page.locator("#viet [role=status]").wait_for()
    assert RECEIVED in page.locator("#viet").inner_text()
    assert [said for said in page.said if "status of 400" not in said] == []


@pytest.mark.parametrize("width", [360, 820])
def test_without_a_script_everything_is_answered_by_a_page(open_page, width):
    options = {"java_script_enabled": False, "viewport": {"width": width, "height": 800}}
    page = open_page(FRESH, **options)
    before = count(page)
    page.check('[name=score][value="4"]')
    page.click("#danh-gia [type=submit]")
    assert "Cảm ơn bạn đã đánh giá 4 sao." in page.locator("#danh-gia [role=status]").inner_text()
    assert count(page) == before + 1
    page.click("text=đổi hoặc rút đánh giá")
    page.click("text=Rút đánh giá")
    assert count(page) == before
    write(page, f"Ý kiến không kịch bản {width}")
    assert RECEIVED in page.locator("#y-kien [role=status]").inner_text()


def test_a_moderator_needs_no_mouse(open_page):
    page = open_page("/dang-nhap/?next=/quan-tri/y-kien/")
    page.fill("[name=username]", "truyenthong")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/y-kien/")
    row = page.locator(".mod-row[aria-current]")
    page.keyboard.press("f")  # the list has no focus yet: nothing is decided
    assert page.url.endswith("/y-kien/")
    row.focus()
    page.keyboard.press("j")
    page.wait_for_url("**#ban-duyet")
    chosen = row.locator(".mod-row__who").inner_text()
    page.keyboard.press("f")
    page.wait_for_url("**xong=*")
    assert f"Đã đăng: ý kiến của {chosen}" in page.locator(".mod-said").inner_text()
    assert page.evaluate("document.activeElement.classList.contains('mod-row')")
    page.keyboard.press("d")
    assert page.evaluate("document.activeElement.name") == "reason"
    row.focus()
    page.keyboard.press("z")
    page.wait_for_url(lambda address: "xong" not in address)
    assert row.locator(".mod-row__who").inner_text() == chosen
