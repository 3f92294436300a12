"""Small makers of what tests are about; everything not named is ordinary."""

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from cms.media.models import PortalDocument, PortalImage
from cms.users.models import User
from home.news.models import NewsCategoryPage, NewsIndexPage, NewsPage
from home.news.roles import ensure_section_groups, group_name


def make_section(title="Tin trong tỉnh", slug=""):
    """Return a published section below /tin-tuc/ with its three groups."""
    index = NewsIndexPage.objects.get()
    section = index.add_child(instance=NewsCategoryPage(title=title, slug=slug))
    section.save_revision().publish()
    ensure_section_groups(section)
    return section


def make_article(section, title="Chợ phiên Tân Mẫu mở lại", *, live=True, **fields):
    """Return an article of the section, published now unless `live` is False."""
    fields.setdefault("lead", "Mái chợ được nâng cao, lối đi rộng gấp đôi.")
    fields.setdefault("body", [("text", "<p>Khu rau quả có sổ ghi nguồn gốc từng lô hàng.</p>")])
    article = section.add_child(instance=NewsPage(title=title, live=False, **fields))
    revision = article.save_revision()
    if live:
        revision.publish()
    return NewsPage.objects.get(pk=article.pk)


def make_person(username, *groups, superuser=False):
    """Return a user who may sign in, in the named groups."""
    user = User.objects.create_user(
        username, f"{username}@congvu.example", "mat-khau-thu-nghiem", first_name=username.title()
    )
    if superuser:
        User.objects.filter(pk=user.pk).update(is_superuser=True)
        user.refresh_from_db()
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def make_member(username, role, section):
    """Return a user who holds a newsroom role in one section."""
    return make_person(username, group_name(role, section))


def hours_ago(hours):
    return timezone.now() - timezone.timedelta(hours=hours)


def make_image(title="Chợ phiên", **fields):
    return PortalImage.objects.create(title=title, file=get_test_image_file(), **fields)


def make_document(title="Công văn 3138-CV/TU", name="cong-van.pdf", **fields):
    file = ContentFile(b"%PDF-1.4\n%%EOF\n", name)
    return PortalDocument.objects.create(title=title, file=file, **fields)
