"""The dashboard says what waits for me and what becomes of my articles; one list holds them all."""

from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component

from cms.users.models import User
from cms.vietnamese.dates import ZONE
from home.news.dashboard import ArticlesToDecidePanel, MyArticlesPanel
from home.news.models import Author, NewsPageAuthor
from home.news.rights import page_rights
from tests.factories import hours_ago, make_article, make_person

from .desk import Desk

pytestmark = pytest.mark.django_db
TO_DECIDE, MINE = "bai-cho-toi-duyet", "bai-cua-toi"


def panel(desk, name):
    """Return {title: the row's words} of a panel of the dashboard; None without that panel."""
    found = BeautifulSoup(desk.get("wagtailadmin_home").text, "html.parser").find(id=name)
    if found is None:
        return None
    rows = found.select("li.desk-row")
    return {row.a.get_text(): " ".join(row.get_text(" ").split()) for row in rows}


def words_of_panel(desk, name):
    found = BeautifulSoup(desk.get("wagtailadmin_home").text, "html.parser").find(id=name)
    return " ".join(found.get_text(" ").split())


def listed(desk, **query):
    """Return the titles that "Bài viết" shows."""
    page = BeautifulSoup(desk.get("articles:index", **query).text, "html.parser")
    return {link.get_text().strip() for link in page.select("td.title .title-wrapper a")}


def test_what_waits_for_me_leads_to_the_editor(reporter, editor, section):
    article = reporter.write(section, "submit", title="Chợ phiên Tân Mẫu")
    dashboard = BeautifulSoup(editor.get("wagtailadmin_home").text, "html.parser")
    link = dashboard.find(id=TO_DECIDE).find("a", string=article.title)
    assert link["href"] == reverse("wagtailadmin_pages:edit", args=[article.pk])
    row = panel(editor, TO_DECIDE)["Chợ phiên Tân Mẫu"]
    assert "Phongvien gửi duyệt" in row and "Duyệt nội dung" in row and "0 phút" in row


def test_only_what_i_may_decide_waits_for_me(
    reporter, editor, managing_editor, outsider, other_section, section
):
    reporter.write(section, "submit", title="Bài phóng viên")
    editor.write(section, "submit", title="Bài của chính biên tập viên")
    outsider.write(other_section, "submit", title="Bài chuyên mục khác")
    assert set(panel(editor, TO_DECIDE)) == {"Bài phóng viên"}
    assert panel(reporter, TO_DECIDE) is None
    both = {"Bài phóng viên", "Bài của chính biên tập viên"}
    assert set(panel(managing_editor, TO_DECIDE)) == both


def test_nothing_to_decide_says_so(editor):
    assert "Không có bài nào chờ duyệt." in words_of_panel(editor, TO_DECIDE)


def test_my_articles_say_what_becomes_of_them(reporter, editor, managing_editor, section):
    returned = reporter.write(section, "submit", title="Bài một")
    editor.send_back(returned, "Thiếu nguồn số liệu.")
    reporter.write(section, "submit", title="Bài hai")
    morning = timezone.localtime() + timedelta(days=3)
    planned = reporter.write(
        section, "submit", title="Bài ba", go_live_at=f"{morning:%d/%m/%Y} 07:00"
    )
    editor.approve(planned)
    managing_editor.approve(planned)
    reporter.write(section, title="Bài bốn")
    rows = panel(reporter, MINE)
    assert list(rows) == ["Bài một", "Bài hai", "Bài ba", "Bài bốn"]
    assert "“Thiếu nguồn số liệu.”" in rows["Bài một"] and "Bientap" in rows["Bài một"]
    assert "Duyệt nội dung, chờ từ" in rows["Bài hai"]
    assert f"{morning:%d/%m/%Y} 07:00" in rows["Bài ba"] and "Hẹn giờ" in rows["Bài ba"]
    assert "Bản nháp" in rows["Bài bốn"]


def test_published_and_foreign_articles_are_not_mine_to_finish(reporter, editor, section):
    make_article(section, title="Đã đăng", owner=reporter.user)
    editor.write(section, title="Của người khác")
    assert panel(reporter, MINE) == {}
    assert "Không có bài nào đang viết." in words_of_panel(reporter, MINE)
    assert "Viết bài mới" in words_of_panel(reporter, MINE)


def test_who_writes_no_articles_gets_no_panels_about_them(home):
    communications = Desk(make_person("truyenthong", "Truyền thông"))
    assert panel(communications, TO_DECIDE) is None and panel(communications, MINE) is None


@pytest.mark.parametrize(("kind", "queries"), [(ArticlesToDecidePanel, 3), (MyArticlesPanel, 2)])
def test_a_panel_asks_as_little_for_many_rows_as_for_one(
    kind, queries, reporter, editor, section, django_assert_max_num_queries
):
    for number in range(4):
        reporter.write(section, "submit", title=f"Bài phóng viên {number}")
        editor.write(section, "submit", title=f"Bài biên tập {number}")
    request = RequestFactory().get("/")
    request.user = User.objects.get(pk=editor.user.pk)
    page_rights(request.user)  # asked once for the whole screen: the menu needs it as well
    with django_assert_max_num_queries(queries):
        html = kind().render_html({"request": request})
    assert html.count("desk-row__side") == 4


def test_a_later_room_adds_its_panel_by_a_hook(editor):
    class Room(Component):
        name, order, column = "room", 50, "side"

        def render_html(self, parent_context):
            return format_html("<p id='room'>Ý kiến chờ duyệt</p>")

    with hooks.register_temporarily("construct_homepage_panels", lambda _r, p: p.append(Room())):
        page = BeautifulSoup(editor.get("wagtailadmin_home").text, "html.parser")
    assert page.select_one(".desk__side #room") and page.select_one(f".desk__wide #{MINE}")


def test_the_dashboard_leads_to_no_other_site(editor, administrator):
    for desk in (editor, administrator):
        page = desk.get("wagtailadmin_home").text
        assert "wagtail.org" not in page and "awaiting-review" not in page


def test_the_list_shows_what_i_may_edit(reporter, editor, outsider, other_section, section):
    reporter.write(section, title="Của tôi")
    editor.write(section, title="Của biên tập viên")
    outsider.write(other_section, title="Chuyên mục khác")
    assert listed(reporter) == {"Của tôi"}
    assert listed(editor) == {"Của tôi", "Của biên tập viên"}


def test_the_list_is_refused_without_rights_on_pages(home):
    communications = Desk(make_person("truyenthong", "Truyền thông"))
    for name in ("articles:index", "articles:index_results", "articles:choose_parent"):
        assert communications.get(name).url == reverse("wagtailadmin_home"), name
    assert "Bài viết" not in communications.get("wagtailadmin_home").text


def test_the_list_has_section_author_state_and_dates(editor, section):
    article = make_article(section, title="Có tác giả")
    article.author_rows.add(NewsPageAuthor(author=Author.objects.create(name="Họa My")))
    article.save()
    day = datetime(2019, 9, 11, 14, 7, tzinfo=ZONE)
    make_article(section, title="Ghi tự do", byline="Nguyễn Thị Mẫu - VP", published_at=day)
    page = BeautifulSoup(editor.get("articles:index").text, "html.parser")
    heads = [" ".join(head.get_text(" ").split()) for head in page.select("thead th")]
    for wanted in ("Chuyên mục", "Tác giả bài viết", "Trạng thái", "Ngày đăng", "Sửa lần cuối"):
        assert any(wanted in head for head in heads), heads
    text = page.get_text(" ")
    assert "Họa My" in text and "Nguyễn Thị Mẫu - VP" in text and "Tin trong tỉnh" in text
    assert "11/09/2019" in text


def test_the_list_is_narrowed_by_section_author_and_date(administrator, section, other_section):
    author = Author.objects.create(name="Họa My")
    old = make_article(section, title="Bài cũ", published_at=hours_ago(24 * 90))
    old.author_rows.add(NewsPageAuthor(author=author))
    old.save()
    make_article(other_section, title="Bài mới")
    assert listed(administrator, section=section.pk) == {"Bài cũ"}
    assert listed(administrator, author=author.pk) == {"Bài cũ"}
    yesterday = f"{hours_ago(24):%d/%m/%Y}"
    assert listed(administrator, published_at_from=yesterday) == {"Bài mới"}
    assert listed(administrator, q="cũ") == {"Bài cũ"}
    assert listed(administrator, q="bài", author=author.pk) == {"Bài cũ"}


def test_the_list_is_narrowed_by_state(reporter, editor, section):
    make_article(section, title="Đã đăng")
    reporter.write(section, title="Còn nháp")
    reporter.write(section, "submit", title="Chờ duyệt")
    back = reporter.write(section, "submit", title="Bị trả lại")
    editor.send_back(back, "Thiếu nguồn.")
    gone = make_article(section, title="Đã gỡ")
    gone.unpublish()
    found = {state: listed(editor, state=state) for state in ("live", "waiting", "returned")}
    assert found == {"live": {"Đã đăng"}, "waiting": {"Chờ duyệt"}, "returned": {"Bị trả lại"}}
    assert listed(editor, state="withdrawn") == {"Đã gỡ"}
    assert "Còn nháp" in listed(editor, state="draft")
    assert listed(editor, state="waiting", q="chờ") == {"Chờ duyệt"}


def test_filters_offer_only_the_own_sections_and_people(reporter, outsider, other_section, section):
    reporter.write(section)
    outsider.write(other_section)
    page = outsider.get("articles:index").text
    assert "Kinh tế" in page and "Tin trong tỉnh" not in page and "Phongvien2" in page


def test_the_list_asks_as_little_for_many_articles(managing_editor, section):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            managing_editor.get("articles:index")
        return len(queries)

    author = Author.objects.create(name="Họa My")
    make_article(section)
    few = cost()
    for number in range(8):
        article = make_article(section, title=f"Bài {number}")
        article.author_rows.add(NewsPageAuthor(author=author))
        article.save()
    assert cost() <= few + 1  # the authors' own query


def test_the_preview_shows_the_three_widths_by_name(editor, section):
    article = editor.write(section)
    page = BeautifulSoup(editor.get("wagtailadmin_pages:edit", article.pk).text, "html.parser")
    sizes = page.select("[name=preview-size]")
    assert [size["data-device-width"] for size in sizes] == ["360", "820", "1366"]
    assert [size["aria-label"] for size in sizes] == [
        "Xem ở khổ điện thoại", "Xem ở khổ máy bảng", "Xem ở khổ máy tính"
    ]  # fmt: skip


def test_the_fields_explain_themselves_by_example(editor, section):
    page = editor.get("wagtailadmin_pages:add", "news", "newspage", section.pk).text
    for words in ("Ví dụ: Ảnh: Họa My", "Ví dụ: Họa My - VP", "Ví dụ: Báo", "Ví dụ: 15/09/2019"):
        assert words in page, words


def test_a_new_article_in_the_only_own_section_starts_at_once(reporter, section):
    answer = reporter.get("articles:choose_parent")
    assert answer.url == reverse("wagtailadmin_pages:add", args=["news", "newspage", section.pk])
