"""The front page is what an editor composed, and fills its gaps by itself."""

import pytest
from django.utils import timezone

from home.models import HomeLayout
from tests.factories import hours_ago, make_article, make_person, make_section

pytestmark = pytest.mark.django_db


def front(client):
    context = client.get("/").context
    return [article.title for article in [context["lead"], *context["stories"]] if article]


def test_a_new_portal_has_a_front_page_without_news(client, home):
    assert client.get("/").status_code == 200


def test_search_engines_are_told_what_a_page_without_a_lead_is(client, home):
    page = client.get("/").text
    assert '<meta name="description" content="Trang chủ – Cổng thông tin điện tử">' in page


def test_the_editors_lead_comes_first_then_featured_then_the_newest(client, section):
    for name, age in [("Mới nhất", 1), ("Mới nhì", 2), ("Tiêu điểm", 3), ("Được chọn", 4)]:
        make_article(section, name, published_at=hours_ago(age), is_featured=name == "Tiêu điểm")
    chosen = section.get_children().get(title="Được chọn").specific
    layout = HomeLayout.objects.get()
    layout.leads.create(article=chosen)
    layout.save()
    assert front(client) == ["Được chọn", "Tiêu điểm", "Mới nhất", "Mới nhì"]


def test_a_lead_leaves_when_its_time_is_over_or_it_is_withdrawn(client, section):
    make_article(section, "Tin mới", published_at=hours_ago(1))
    layout = HomeLayout.objects.get()
    over = make_article(section, "Hết giờ", published_at=hours_ago(2))
    gone = make_article(section, "Đã gỡ", published_at=hours_ago(3))
    layout.leads.create(article=over, until=timezone.now(), sort_order=0)
    layout.leads.create(article=gone, sort_order=1)
    layout.save()
    gone.unpublish()
    assert front(client) == ["Tin mới", "Hết giờ"]


def test_an_article_stands_on_the_front_page_once(client, section):
    articles = [make_article(section, f"Bài {n}", published_at=hours_ago(n + 1)) for n in range(9)]
    layout = HomeLayout.objects.get()
    box = {"category": section, "style": "wide", "count": 5}
    layout.boxes = [("section", box), ("section", box)]
    layout.save()
    page = client.get("/").text
    for article in articles:
        assert page.count(f'href="{article.url}"') == 1


def test_an_article_kept_off_the_front_page_is_not_there(client, section):
    make_article(section, "Chỉ trong mục", show_on_home=False)
    assert "Chỉ trong mục" not in client.get("/").text


def test_the_notice_is_there_only_when_somebody_wrote_one(client, home):
    layout = HomeLayout.objects.get()
    assert "p-note" not in client.get("/").text
    layout.notice_text, layout.notice_level = "Cúp điện tối nay", "khan"
    layout.save()
    page = client.get("/").text
    assert "Cúp điện tối nay" in page and "Khẩn" in page


def test_a_layout_is_previewed_before_readers_see_it(client, section):
    make_article(section, "Tin mới")
    client.force_login(make_person("quantri", superuser=True))
    layout = HomeLayout.objects.get()
    layout.notice_text = "Chưa công bố"
    layout.save_revision()
    preview = client.get(f"/quan-tri/snippets/home/homelayout/history/{layout.pk}/")
    assert preview.status_code == 200
    revision = layout.latest_revision
    shown = client.get(
        f"/quan-tri/snippets/home/homelayout/history/{layout.pk}/revisions/{revision.pk}/view/"
    )
    assert "Chưa công bố" in shown.text
    assert "Chưa công bố" not in client.get("/").text


def test_there_is_one_layout_only(client, home):
    client.force_login(make_person("quantri", superuser=True))
    rows = {f"leads-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    fields = {"notice_level": "khan", "boxes-count": 0, "action-publish": "1", **rows}
    answer = client.post("/quan-tri/snippets/home/homelayout/add/", fields)
    assert "Cổng chỉ có một bố cục trang chủ" in answer.text
    assert HomeLayout.objects.count() == 1


def test_a_section_box_is_left_out_when_its_section_is_withdrawn(client, section):
    other = make_section("Kinh tế", "kinh-te")
    make_article(other, "Giá tiêu")
    for number in range(5):
        make_article(section, f"Bài {number}")
    layout = HomeLayout.objects.get()
    layout.boxes = [("section", {"category": other, "style": "dated", "count": 3})]
    layout.save()
    other.unpublish()
    assert client.get("/").context["boxes_main"] == []
