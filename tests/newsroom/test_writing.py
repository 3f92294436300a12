"""A reporter writes in the own section: every field, every block, drafts that are not ready."""

import json

import pytest
from django.utils import timezone
from wagtail.models import Collection

from home.news.models import Author, EventSeries
from tests.factories import make_article, make_document, make_image

from .article_form import paragraph
from .blocks import TABLE, all_nine, picture
from .desk import newest, waits_in

pytestmark = pytest.mark.django_db


def own_collection(section):
    return Collection.objects.get(name=section.title)


@pytest.fixture
def image(section):
    return make_image(collection=own_collection(section))


def errors(answer):
    return answer.context["form"].errors


def said_at(answer, field):
    """Return what the form says at a field; a stream of blocks says it in a list of its own."""
    error = errors(answer)[field].as_data()[0]
    return str(getattr(error, "non_block_errors", errors(answer)[field]))


def test_a_draft_keeps_every_field(reporter, section, other_section, image):
    author, series = Author.objects.create(name="Họa My"), EventSeries.objects.create(title="Chợ")
    related, document = (
        make_article(section, "Bài liên quan"),
        make_document(collection=own_collection(section)),
    )
    fields = {
        "title": "Chợ phiên mở lại sau ba tháng sửa chữa", "slug": "cho-phien",
        "lead": "Mái chợ được nâng cao.", "lead_image_alt": "Mái chợ mới lợp ngói đỏ",
        "lead_image_caption": "Chợ sáng thứ bảy", "lead_image_credit": "Ảnh: Họa My",
        "lead_image_position": "left", "byline": "Họa My - VP", "source_name": "Báo Mẫu",
        "source_url": "https://example.com/bai", "comment_mode": "closed",
        "seo_title": "Chợ phiên", "search_description": "Chợ phiên mở lại.",
    }  # fmt: skip
    draft = reporter.write(
        section, **fields, lead_image=str(image.pk), is_featured="on", tags="chợ phiên, nông sản",
        extra_categories=(str(other_section.pk),), author_rows=[{"author": str(author.pk)}],
        series_rows=[{"series": str(series.pk)}], related_rows=[{"related": str(related.pk)}],
        attachments=[{"document": str(document.pk), "title": "Nội quy"}],
    )  # fmt: skip
    kept = newest(draft)
    assert {name: getattr(kept, name) for name in fields} == fields
    assert kept.lead_image == image and kept.is_featured and kept.show_on_home
    assert sorted(str(tag) for tag in kept.tags.all()) == ["chợ phiên", "nông sản"]
    assert list(kept.extra_categories.all()) == [other_section]
    assert [row.author for row in kept.author_rows.all()] == [author]
    assert [row.series for row in kept.series_rows.all()] == [series]
    assert [row.related_id for row in kept.related_rows.all()] == [related.pk]
    assert [row.title for row in kept.attachments.all()] == ["Nội quy"]


def test_an_article_may_hold_all_nine_blocks(reporter, section, image):
    draft = reporter.write(
        section, "submit", body=all_nine(image, make_document(collection=own_collection(section)))
    )
    kinds = [block.block_type for block in newest(draft).body]
    assert " ".join(kinds) == "text heading image gallery quote table document video notice"
    preview = reporter.get("wagtailadmin_pages:view_draft", draft.pk).text
    for words in ("Hàng hóa rõ nguồn gốc", "Giá rau tại chợ", "Nội quy chợ", "Chợ nghỉ ngày mùng"):
        assert words in preview


def test_a_draft_may_lack_what_publishing_needs(reporter, section, image):
    draft = reporter.write(section, lead="", lead_image=str(image.pk), body=[])
    assert newest(draft).title and newest(draft).lead == ""


@pytest.mark.parametrize(
    ("field", "fields", "message"),
    [
        ("lead", {"lead": ""}, "bắt buộc"),
        ("body", {"body": []}, "Bài viết chưa có nội dung."),
        ("lead_image_alt", {"lead_image": "{image}"}, "Hãy mô tả nội dung ảnh"),
    ],
)
def test_what_is_missing_is_said_at_its_field_when_submitting(
    reporter, section, image, field, fields, message
):
    fields = {
        name: str(image.pk) if value == "{image}" else value for name, value in fields.items()
    }
    draft = reporter.write(section, **fields)
    answer = reporter.edit(draft, "submit", **fields)
    assert message in said_at(answer, field) and waits_in(draft) == ""


def test_a_picture_that_is_not_shown_needs_no_description(reporter, section, image):
    fields = {"lead_image": str(image.pk), "lead_image_position": "none"}
    assert waits_in(reporter.write(section, "submit", **fields))


WRONG = [
    ("title", {"title": "a" * 256}),
    ("lead", {"lead": "a" * 601}),
    ("source_url", {"source_url": "javascript:alert(1)"}),
    ("source_url", {"source_url": "ftp://example.com/"}),
    ("tags", {"tags": ", ".join(f"từ khóa {n}" for n in range(16))}),
    ("published_at", {"published_at": "01/01/2999 08:00"}),
    ("expire_at", {"go_live_at": "02/01/2999 08:00", "expire_at": "01/01/2999 08:00"}),
    ("slug", {"slug": "Đường đi"}),
    ("slug", {"slug": "rss"}),
]


@pytest.mark.parametrize(("field", "fields"), WRONG)
def test_what_cannot_be_kept_is_refused_at_its_field(reporter, section, field, fields):
    answer = reporter.create(section, **fields)
    assert list(errors(answer)) == [field]


def test_the_words_of_refusals(reporter, section):
    answer = reporter.create(section, published_at="01/01/2999 08:00", slug="rss")
    assert errors(answer)["published_at"] == [
        "Ngày đăng không được ở tương lai; hãy dùng Hẹn giờ đăng."
    ]
    assert errors(answer)["slug"] == ["Đường dẫn này đã dành cho hệ thống."]
    answer = reporter.create(section, go_live_at="02/01/2999 08:00", expire_at="01/01/2999 08:00")
    assert errors(answer)["expire_at"] == ["Thời điểm hết hạn phải sau thời điểm đăng."]
    answer = reporter.create(section, source_url="javascript:alert(1)")
    assert errors(answer)["source_url"] == ["Địa chỉ không hợp lệ."]


def test_days_are_read_as_vietnamese_write_them(reporter, section):
    draft = reporter.write(section, published_at="05/06/2019 07:30")
    assert timezone.localtime(newest(draft).published_at).isoformat()[:16] == "2019-06-05T07:30"


def test_a_publication_date_survives_the_second_save(reporter, section):
    draft = reporter.write(section, published_at="05/06/2019 07:30")
    form = reporter.get("wagtailadmin_pages:edit", draft.pk).context["form"]
    reporter.edit(draft, published_at=form["published_at"].value().strftime("%d/%m/%Y %H:%M"))
    assert timezone.localtime(newest(draft).published_at).day == 5


WRONG_BLOCKS = [
    ("image", {"image": {"image": "{image}", "alt_text": ""}, "caption": "", "credit": ""}),
    ("table", TABLE | {"caption": ""}),
    ("table", TABLE | {"column-1-heading": ""}),
    ("video", {"title": "Video", "file": "", "transcript": "", "url": ""}),
    ("video", {"title": "Video", "file": "", "transcript": "", "url": "javascript:alert(1)"}),
    ("heading", {"text": "Mục nhỏ trước mục lớn", "level": "h4"}),
]


@pytest.mark.parametrize(("kind", "value"), WRONG_BLOCKS)
def test_a_block_that_some_readers_could_not_use_is_not_submitted(
    reporter, section, image, kind, value
):
    if kind == "image":
        value = value | {"image": picture(image, alt="")}
    answer = reporter.create(section, "submit", body=[(kind, value)])
    assert list(errors(answer)) == ["body"]


def test_what_is_pasted_from_word_is_reduced_to_words(reporter, section):
    blanks = "\u00a0\u00a0\u00a0 Tỉnh ủy chỉ đạo họp không\u200b giấy./.\u202e"
    kind, content = paragraph(blanks)
    content = json.loads(content)
    content["blocks"].append({**content["blocks"][0], "key": "aaaaa", "text": " \u00a0 "})
    content["blocks"][0] |= {
        "inlineStyleRanges": [{"offset": 0, "length": 9, "style": "STRIKETHROUGH"}],
        "entityRanges": [{"offset": 5, "length": 4, "key": 0}],
    }
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}
    content["entityMap"] = {"0": link}
    draft = reporter.write(section, "submit", body=[(kind, json.dumps(content))])
    html = newest(draft).body[0].value.source
    assert "Tỉnh ủy chỉ đạo họp không giấy./.</p>" in html
    assert html.count("<p") == 1 and "script" not in html and "<s" not in html


def test_look_alike_letters_and_hidden_marks_go(reporter, section):
    title = "Ðường\u200b đi\u202e Lộc Ninh"
    draft = reporter.write(section, title=title, byline="Ho\u0323a My")
    assert newest(draft).title == "Đường đi Lộc Ninh"
    assert newest(draft).byline == "Họa My"


def test_help_says_how_to_write_a_title(reporter, section):
    page = reporter.get("wagtailadmin_pages:add", "news", "newspage", section.pk).text
    assert "Nên dưới 90 ký tự. Viết rõ ai làm gì." in page


def test_an_article_survives_the_loss_of_its_picture_and_file(client, section, image):
    document = make_document()
    picture_block = {"image": {"image": image, "alt_text": "Chợ", "decorative": False}}
    body = [("image", picture_block | {"caption": "", "credit": ""}),
            ("document", {"document": document, "title": "Nội quy"})]  # fmt: skip
    article = make_article(section, lead_image=image, lead_image_alt="Chợ phiên", body=body)
    image.delete()
    document.delete()
    for address in (article.url, f"{article.url}in/", f"{article.url}luu/", section.url, "/"):
        assert client.get(address).status_code == 200, address
