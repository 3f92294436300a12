"""Words stay words: nothing an editor or a reader types runs in a browser (SR-30, SR-31, SB-1)."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.models import Site

from cms.navigation.models import Banner, LinkBox, LinkBoxItem, MenuItem, SiteIdentity
from home.models import HomeLayout, HomePage
from home.news.models import Author, EventSeries, Keyword
from home.standardpages.models import StandardPage
from tests.factories import make_article, make_document, make_image, make_section

pytestmark = pytest.mark.django_db
PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    '" onmouseover="alert(1)" x="',
    "javascript:alert(1)//",
    "{{ 7|add:7 }}{% debug %}",
    "<!--<img src='--><img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u2028</script>\u2029<iframe srcdoc='a'>",
]
OWN = "http://testserver/"
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "data", "poster"}
FORBIDDEN = ["iframe", "object", "embed", "math", "frame", "applet"]


def dangers(html):
    """Return what a browser would run, load or obey in a page, though nobody of ours wrote it."""
    page = BeautifulSoup(html, "html5lib")
    found = [tag.name for tag in page.find_all(FORBIDDEN)]
    for tag in page.find_all(True):
        names = tag.attrs.keys()
        found += [
            f"{tag.name} {name}" for name in names if name.startswith("on") or name == "style"
        ]
        for name in ADDRESSES & names:
            if str(tag[name]).strip().lower().startswith(("javascript:", "vbscript:", "data:text")):
                found.append(f"{tag.name} {name}={tag[name]}")
    found += [str(tag) for tag in page.find_all("script") if not is_ours(tag)]
    found += [str(tag) for tag in page.find_all("img") if tag.get("src") == "x"]
    found += [str(tag) for tag in page.find_all("base") if not tag["href"].startswith(OWN)]
    return found


def is_ours(script):
    return script.get("type") == "application/ld+json" or script.get("src", "").startswith(
        "/static/"
    )


def body(payload, image, document):
    table = {"columns": [{"type": "text", "heading": payload}],
             "rows": [{"values": [payload]}], "caption": payload}  # fmt: skip
    picture = {"image": image, "alt_text": payload, "decorative": False}
    values = [
        ("text", f"<p>{payload}</p>"),
        ("heading", {"text": payload, "level": "h2"}),
        ("image", {"image": picture, "caption": payload, "credit": payload}),
        ("gallery", {"images": [{"image": picture, "caption": payload}] * 2, "caption": payload}),
        ("quote", {"text": payload, "attribution": payload}),
        ("table", table),
        ("document", {"document": document.pk, "title": payload}),
        ("video", {"title": payload, "file": None, "transcript": payload,
                   "url": "https://example.com/"}),
        ("notice", {"kind": "thong-bao", "text": payload}),
    ]  # fmt: skip
    return json.dumps([{"type": kind, "value": raw(value)} for kind, value in values])


def raw(value):
    """Return a block's value as it is stored."""
    if isinstance(value, dict):
        return {name: raw(part) for name, part in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict) and "caption" in value[0]:
        return [{"type": "item", "id": "a", "value": raw(part)} for part in value]
    if isinstance(value, list):
        return [raw(part) for part in value]
    return getattr(value, "pk", value)


def furnish(payload):
    """Put the words into everything that stands on every page."""
    image = make_image(payload[:200], description=payload, credit=payload)
    words = {field.name: payload for field in SiteIdentity._meta.get_fields()
             if field.get_internal_type() == "CharField" and not field.choices}  # fmt: skip
    SiteIdentity.objects.update_or_create(
        site=Site.objects.get(), defaults={**words, "logo": image, "email": "a@congvu.example"}
    )
    top = MenuItem.objects.create(title=payload[:60], address="/tin-tuc/")
    MenuItem.objects.create(title=payload[:60], address="/so-do/", parent=top)
    Banner.objects.create(title=payload[:100], alt=payload, image=image, address="/so-do/")
    box = LinkBox.objects.create(title=payload[:100])
    LinkBoxItem.objects.create(box=box, text=payload, address="/so-do/")
    HomeLayout.objects.update(notice_text=payload, live=True)
    return image


def publish(payload, image):
    """Put the words into every field of pages and vocabularies; return the addresses to look at."""
    document = make_document(payload[:200])
    section = make_section(payload[:200], "chuyen-muc")
    section.intro = section.seo_title = section.search_description = payload
    section.save_revision().publish()
    words = dict.fromkeys(
        ("lead", "byline", "source_name", "lead_image_alt", "lead_image_caption",
         "lead_image_credit", "seo_title", "search_description"), payload)  # fmt: skip
    article = make_article(section, payload, slug="bai", lead_image=image, **words,
                           body=body(payload, image, document))  # fmt: skip
    author = Author.objects.create(name=payload[:100], unit=payload, about=payload, slug="a")
    series = EventSeries.objects.create(title=payload, lead=payload, image_alt=payload, slug="s")
    keyword = Keyword.objects.create(name=payload[:100], slug="k")
    article.author_rows.create(author=author)
    article.series_rows.create(series=series)
    article.tags.add(keyword)
    article.attachments.create(document=document, title=payload)
    article.corrections.create(date="2019-09-12", text=payload)
    article.save()
    standard = HomePage.objects.get().add_child(
        instance=StandardPage(
            title=payload, lead=payload, slug="trang", body=body(payload, image, document)
        )  # fmt: skip
    )
    news = "/tin-tuc/"
    return [article.url, f"{article.url}in/", section.url, standard.url, "/", news, "/so-do/",
            f"{news}tac-gia/a/", f"{news}su-kien/s/", f"{news}tu-khoa/k/", "/dang-nhap/",
            "/khong-co/", f"{article.url}luu/"]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_editors_type_does_not_run(client, home, payload):
    addresses = publish(payload, furnish(payload))
    for address in addresses:
        html = client.get(address).text
        assert dangers(html) == [], address
        assert "14{" not in html and "&#x27;DEBUG" not in html
    data = BeautifulSoup(client.get(addresses[0]).text, "html5lib").find(type="application/ld+json")
    graph = json.loads(data.string)["@graph"]
    assert graph[0]["headline"] == " ".join(
        payload.replace("\u2028", " ").replace("\u2029", " ").split()
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_reader_types_does_not_run(client, article, payload):
    for path, query in [
        ("/tim-kiem/", {"q": payload}),
        ("/tin-tuc/", {"tu-ngay": payload, "den-ngay": payload}),
        ("/tin-tuc/", {"trang": payload}),
        ("/dang-nhap/", {"next": payload}),
        (f"/{payload}/", {}),
        (article.url, {payload: payload}),
    ]:
        assert dangers(client.get(path, query).text) == [], path
    form = {"username": payload, "password": payload, "next": payload}
    assert dangers(client.post("/dang-nhap/", form).text) == []


@pytest.mark.parametrize("payload", PAYLOADS[:6])
def test_feeds_and_maps_stay_well_formed(client, home, payload):
    import xml.etree.ElementTree as ElementTree

    publish(payload, furnish(payload))
    for path in ("/rss/", "/tin-tuc/su-kien/s/rss/", "/sitemap.xml", "/sitemap-trang.xml"):
        ElementTree.fromstring(client.get(path).content)  # noqa: S314 - our own answer


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:a",
                "data:text/html,<script>", "vbscript:a", "//ke-xau.example", "file:///etc/passwd"]
)  # fmt: skip
def test_a_link_of_the_furniture_never_runs(home, address):
    for thing in (
        MenuItem(title="Mục", address=address),
        Banner(title="Ảnh", alt="Tuần lễ đọc sách", image=make_image(), address=address),
        LinkBoxItem(text="Liên kết", address=address),
    ):
        with pytest.raises(ValidationError):
            thing.clean()
