"""When something goes wrong at the desk, it says so in Vietnamese and nothing typed is lost (N-39)."""

import pytest

from tests.browser.running import PASSWORD

NOTICED = 2500  # milliseconds until Wagtail watches what is typed
LEAD = "Câu đang gõ dở thì có chuyện."


@pytest.fixture
def window(open_page, portal):
    """window(path) → a new window of phongvien's on that address below /quan-tri/."""

    def opener(path):
        page = open_page("/dang-nhap/?next=/quan-tri/")
        page.fill("[name=username]", "phongvien")
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/quan-tri/")
        page.goto(f"{portal}/quan-tri/{path}")
        page.wait_for_timeout(NOTICED)
        return page

    return opener


def saved_draft(window, title):
    """Return a window with a new draft that has saved itself, and the draft's address."""
    page = window("bai-viet/choose_parent/")
    page.locator("#id_title").press_sequentially(title)
    page.wait_for_url("**/edit/", wait_until="commit")
    return page, page.url.split("/quan-tri/")[1]


def said(page, words):
    return page.get_by_text(words).locator("visible=true")


def shown(page, words):
    said(page, words).first.wait_for(timeout=20_000)


def test_a_file_of_a_wrong_kind_is_refused_beside_its_field(window):
    page = window("documents/add/")
    page.fill("#id_title", "Công văn hỏa tốc")
    wrong = {"name": "cong-van.pdf", "mimeType": "application/pdf", "buffer": b"<html></html>"}
    page.locator("#id_file").set_input_files(wrong)
    page.get_by_role("button", name="Tải lên").last.click()
    shown(page, "Loại tệp này không được nhận.")
    assert page.input_value("#id_title") == "Công văn hỏa tốc"


def test_a_save_that_meets_a_newer_one_keeps_both_texts(window):
    mine, address = saved_draft(window, "Bài mở ở hai cửa sổ")
    other = window(address)
    other.locator("#id_lead").press_sequentially("Câu của cửa sổ kia.")
    other.wait_for_selector(".w-autosave-indicator--saved, [data-w-autosave-state-value=saved]")
    mine.locator("#id_lead").press_sequentially(LEAD)
    shown(mine, "Đã có phiên bản mới hơn.")
    assert mine.input_value("#id_lead") == LEAD


def test_typing_goes_on_without_the_network_and_is_saved_when_it_is_back(window):
    page, address = saved_draft(window, "Bài viết lúc mất mạng")
    page.wait_for_timeout(NOTICED)
    assert not said(page, "Tự động lưu đang tạm dừng").count()
    page.context.set_offline(True)
    page.locator("#id_lead").press_sequentially(LEAD)
    shown(page, "Tự động lưu đang tạm dừng")
    page.context.set_offline(False)
    page.locator("#id_lead").press_sequentially(" Mạng đã có lại.")
    page.wait_for_timeout(9000)
    assert window(address).input_value("#id_lead") == f"{LEAD} Mạng đã có lại."
