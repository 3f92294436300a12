"""What stands on an article's page, and what machines read from it."""

import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from home.news.models import EventSeries, NewsPage
from tests.factories import hours_ago, make_article, make_section

pytestmark = pytest.mark.django_db
MOMENT = datetime(2019, 9, 11, 14, 7, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def json_ld(page):
    text = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.S).group(
        1
    )
    graph = json.loads(text)["@graph"]
    return {node["@type"]: node for node in graph}


def test_the_date_is_said_as_the_customer_says_it(client, section):
    article = make_article(section, published_at=MOMENT)
    page = client.get(article.url).text
    assert '<time datetime="2019-09-11T14:07:00+07:00">Thứ tư - 11/09/2019 14:07</time>' in page


def test_an_article_changed_later_says_when(client, section):
    article = make_article(section, first_published_at=hours_ago(5))
    article.lead = "Câu dẫn đã sửa."
    article.save_revision().publish()
    assert "Cập nhật:" in client.get(article.url).text


def test_a_new_article_does_not_claim_to_be_updated(client, section):
    assert "Cập nhật:" not in client.get(make_article(section).url).text


def test_the_publication_date_is_the_first_one_and_editing_keeps_it(section):
    article = make_article(section)
    first = article.published_at
    article.save_revision().publish()
    assert NewsPage.objects.get(pk=article.pk).published_at == first == article.first_published_at


def test_machines_read_every_property_of_a_news_article(client, section):
    article = make_article(section, "Họp “không giấy”", byline="Họa My - VP", published_at=MOMENT)
    article.tags.add("họp không giấy")
    article.save()
    news = json_ld(client.get(article.url))["NewsArticle"]
    assert news["headline"] == "Họp “không giấy”"
    assert news["datePublished"] == "2019-09-11T14:07:00+07:00"
    assert datetime.fromisoformat(news["dateModified"]) >= MOMENT
    assert news["author"][0]["name"] == "Họa My - VP"
    assert news["publisher"]["name"]
    assert news["articleSection"] == "Tin trong tỉnh"
    assert news["keywords"] == ["họp không giấy"]
    assert news["inLanguage"] == "vi"
    assert news["mainEntityOfPage"] == f"http://testserver{article.url}"
    assert "aggregateRating" not in news


def test_machines_read_the_way_to_the_article(client, section):
    article = make_article(section)
    crumbs = json_ld(client.get(article.url))["BreadcrumbList"]["itemListElement"]
    assert [crumb["position"] for crumb in crumbs] == [1, 2, 3, 4]
    assert crumbs[-1]["item"] == f"http://testserver{article.url}"


def test_a_title_cannot_break_out_of_the_structured_data(client, section):
    title = "</script><script>alert(1)</script> & <b>"
    page = client.get(make_article(section, title, slug="tan-cong").url)
    assert json_ld(page)["NewsArticle"]["headline"] == title
    assert "<script>alert" not in page.text


def test_the_head_tells_how_to_share_it(client, section):
    article = make_article(section, published_at=MOMENT)
    page = client.get(article.url).text
    for name, content in {
        "og:type": "article",
        "og:title": article.title,
        "og:description": article.lead,
        "og:url": f"http://testserver{article.url}",
        "og:locale": "vi_VN",
        "article:published_time": "2019-09-11T14:07:00+07:00",
        "article:section": "Tin trong tỉnh",
    }.items():
        assert f'<meta property="{name}" content="{content}">' in page
    assert f'<link rel="canonical" href="http://testserver{article.url}">' in page


def test_below_an_article_stands_what_belongs_to_it_and_nothing_twice(client, section):
    series = EventSeries.objects.create(title="Chợ phiên")
    article = make_article(section, "Bài giữa", published_at=hours_ago(10))
    for number in range(1, 8):
        make_article(section, f"Mới hơn {number}", published_at=hours_ago(10 - number))
        make_article(section, f"Cũ hơn {number}", published_at=hours_ago(10 + number))
    in_series = NewsPage.objects.get(title="Mới hơn 1")
    for page in (article, in_series):
        page.series_rows.create(series=series)
        page.save()
    context = client.get(article.url).context
    assert [a.title for a in context["series_lists"][0]["articles"]] == ["Mới hơn 1"]
    assert [a.title for a in context["newer"]] == [f"Mới hơn {n}" for n in range(2, 7)]
    assert [a.title for a in context["older"]] == [f"Cũ hơn {n}" for n in range(1, 6)]


def test_related_news_is_the_editors_choice_else_shares_keywords(client, section):
    article = make_article(section, "Bài chính")
    sharing, chosen = make_article(section, "Cùng từ khóa"), make_article(section, "Được chọn")
    for page in (article, sharing):
        page.tags.add("chợ phiên")
        page.save()
    assert [a.title for a in client.get(article.url).context["related"]] == ["Cùng từ khóa"]
    article = NewsPage.objects.get(pk=article.pk)
    article.related_rows.create(related=chosen)
    article.save()
    assert [a.title for a in client.get(article.url).context["related"]] == ["Được chọn"]


def test_corrections_stand_under_the_lead_newest_first(client, section):
    article = make_article(section, published_at=MOMENT)
    article.corrections.create(date=datetime(2019, 9, 12), text="Số quầy là 80.")
    article.corrections.create(date=datetime(2019, 9, 13), text="Tên ấp là Suối Mẫu.")
    article.save()
    for address in (article.url, f"{article.url}in/", f"{article.url}luu/"):
        words = re.sub(r"<[^>]+>", "", client.get(address).text)
        words = re.sub(r"\s+", " ", words)
        first = words.index("Đính chính (13/09/2019): Tên ấp là Suối Mẫu.")
        assert first < words.index("Đính chính (12/09/2019): Số quầy là 80.")


def test_print_view_points_search_engines_to_the_article(client, section):
    article = make_article(section)
    page = client.get(f"{article.url}in/").text
    assert f'<link rel="canonical" href="http://testserver{article.url}">' in page
    assert "noindex" in page


def test_the_saved_file_needs_nothing_from_elsewhere(client, section):
    article = make_article(section, "Bài lưu về máy")
    saved = client.get(f"{article.url}luu/")
    assert saved["Content-Disposition"] == f'attachment; filename="{article.slug}.html"'
    assert "Bài lưu về máy" in saved.text and article.lead in saved.text
    assert f"http://testserver{article.url}" in saved.text
    assert not re.search(r'(?:src|srcset)="(?!data:)|<link[^>]+stylesheet|<script', saved.text)


def test_a_moved_article_answers_at_its_old_addresses_in_one_hop(client, section):
    article = make_article(section, "Bài chuyển mục")
    first = article.url
    second_section = make_section("Kinh tế", "kinh-te")
    article.move(second_section, pos="last-child")
    second = NewsPage.objects.get(pk=article.pk).url
    NewsPage.objects.get(pk=article.pk).move(make_section("Văn hóa", "van-hoa"), pos="last-child")
    now = NewsPage.objects.get(pk=article.pk).url
    for old in (first, second):
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, now)


def test_an_expired_article_is_gone_before_the_clock_has_come_round(client, section):
    article = make_article(section, "Hết hạn rồi")
    NewsPage.objects.filter(pk=article.pk).update(expire_at=timezone.now())
    assert client.get(article.url).status_code == 404
    assert client.get(f"{article.url}in/").status_code == 404


def test_a_withdrawn_article_says_so_without_its_title(client, section):
    article = make_article(section, "Bài đã gỡ")
    article.unpublish()
    for address in (article.url, f"{article.url}in/", f"{article.url}luu/"):
        page = client.get(address)
        assert page.status_code == 404
        assert "Nội dung này không còn hiển thị." in page.text
        assert "Bài đã gỡ" not in page.text
        assert section.url in page.text and "/tim-kiem/" in page.text


def test_a_draft_answers_like_what_never_was(client, section):
    draft = make_article(section, "Bài nháp", slug="bai-nhap", live=False)
    missing = client.get(f"{section.url}bai-nhan/")
    answer = client.get(draft.url)
    assert answer.status_code == missing.status_code == 404
    assert answer.text.replace("bai-nhap", "bai-nhan") == missing.text


def test_an_article_is_read_in_few_queries(client, section, django_assert_max_num_queries):
    article = make_article(section)
    make_article(section, "Bài khác")
    client.get(article.url)
    with django_assert_max_num_queries(21):  # S-3 allows 24 with ten comments below
        client.get(article.url)
