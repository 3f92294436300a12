"""The newsroom's forms in a real browser: typing, pasting, submitting, approving."""

import re

import pytest

from tests.browser.running import PASSWORD

TITLE = "Đường đi Lộc Ninh"
TEXT = "[data-contentpath=body] [contenteditable=true]"
LOOKED_AT = 6000  # milliseconds
# Real clicks only, kept from page to page of one window.
COUNT_CLICKS = """addEventListener("click", event => {
  if (event.isTrusted && event.detail) sessionStorage.clicks = Number(sessionStorage.clicks || 0) + 1;
}, true)"""
PASTE = """text => {
  const clipboard = new DataTransfer();
  clipboard.setData("text/html", text);
  const paste = {clipboardData: clipboard, bubbles: true, cancelable: true};
  document.querySelector("[data-contentpath=body] [contenteditable=true]")
    .dispatchEvent(new ClipboardEvent("paste", paste));
}"""
FROM_WORD = """<p class="MsoNormal" style="margin-left:5px"><span style="font-family:Times;color:red">
&nbsp;&nbsp; Tỉnh ủy <b>chỉ đạo</b> họp không giấy./.<o:p></o:p></span></p><p>&nbsp;</p>"""


@pytest.fixture
def desk(open_page):
    """desk(username) → the admin in a window in which that demo account is signed in."""

    def opener(username):
        page = open_page("/dang-nhap/?next=/quan-tri/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/quan-tri/")
        return page

    return opener


def open_menu(page):
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()


def test_a_title_leaves_the_address_to_the_server(desk, portal):
    page = desk("quantri")
    pages = page.request.get(f"{portal}/quan-tri/api/main/pages/?slug=tin-tuc").json()
    page.goto(f"{portal}/quan-tri/pages/{pages['items'][0]['id']}/add_subpage/")
    page.locator("#id_title").press_sequentially("Đường đi")
    page.locator("#id_title").blur()
    page.wait_for_timeout(500)  # as long as Wagtail's script would take to fill the field in
    assert page.input_value("#id_slug") == ""


def start_writing(page):
    """From the dashboard to a form that notices what is typed."""
    page.get_by_role("link", name="Viết bài mới").click()
    page.wait_for_url("**/add/news/newspage/**")
    page.wait_for_timeout(2500)  # Wagtail takes what the form held after two seconds for its start.


def type_into(page, field, text):
    """As a person does: a click into the field, then the keys."""
    page.locator(field).click()
    page.keyboard.type(text)


def add_paragraph(page, text):
    page.locator("[data-contentpath=body] button.c-sf-add-button").first.click()
    page.get_by_role("option", name="Đoạn văn").click()
    page.locator(TEXT).click()
    page.keyboard.type(text)


def submit(page):
    open_menu(page)
    page.get_by_role("button", name="Gửi duyệt").click()
    page.wait_for_url(re.compile(r"/quan-tri/pages/\d+/$"))


def test_from_sign_in_to_a_submitted_article_in_twelve_clicks(open_page):
    page = open_page("/dang-nhap/?next=/quan-tri/")
    page.context.add_init_script(COUNT_CLICKS)
    page.reload()
    type_into(page, "[name=username]", "phongvien")
    type_into(page, "[name=password]", PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/quan-tri/")
    start_writing(page)
    type_into(page, "#id_title", "Bến đò Suối Mẫu có cầu mới")
    type_into(page, "#id_lead", "Cầu dài 40 m thay bến đò từ ngày 15/09.")
    add_paragraph(page, "Cầu nối hai ấp, xe máy qua được cả mùa mưa.")
    page.wait_for_url("**/edit/", wait_until="commit")  # saved by itself
    page.wait_for_load_state("networkidle")
    submit(page)
    clicks = page.evaluate("Number(sessionStorage.clicks)")
    print(f"{clicks} clicks from sign-in to a submitted article")
    assert 8 <= clicks <= 12


def test_an_article_written_here_is_approved_by_an_editor_who_only_looks(desk):
    page = desk("phongvien")
    start_writing(page)
    type_into(page, "#id_title", TITLE)
    type_into(page, "#id_lead", "Câu dẫn của phóng viên.")
    add_paragraph(page, "Văn phòng cho biết.  ")
    page.evaluate(PASTE, FROM_WORD)
    # "/" offers blocks to insert, also at the end of "./."; Escape declines.
    page.locator(".w-combobox__optgroup").first.wait_for()
    page.keyboard.press("Escape")
    page.wait_for_url("**/edit/", wait_until="commit")  # saved by itself
    page.wait_for_load_state("networkidle")
    submit(page)

    page = desk("bientap")
    page.locator("#bai-cho-toi-duyet a", has_text=TITLE).click()
    text = page.locator(TEXT)
    assert "Tỉnh ủy chỉ đạo họp không giấy./." in text.inner_text()
    assert "color" not in text.inner_html() and "MsoNormal" not in text.inner_html()
    page.wait_for_timeout(LOOKED_AT)  # long enough for the editor to save by itself, if it would
    open_menu(page)
    page.get_by_role("button", name="Duyệt", exact=True).click()
    page.wait_for_url(re.compile(r"/quan-tri/pages/\d+/$"))
    assert "người khác cần duyệt" not in page.inner_text("body")

    page = desk("thukytoasoan")
    assert TITLE in page.inner_text("#bai-cho-toi-duyet")
