"""How "Bài viết" is narrowed: by section, author, state, dates and who wrote it."""

from django.contrib.auth import get_user_model
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, DateFromToRangeFilter, ModelMultipleChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, MultipleUserFilter, WagtailFilterSet
from wagtail.models import Revision, WorkflowState, get_default_page_content_type

from .models import Author, NewsCategoryPage, NewsPage, NewsPageAuthor
from .rights import articles_of, seen_by

STATES = {
    "draft": _("Bản nháp"),
    "waiting": _("Chờ duyệt"),
    "returned": _("Bị trả lại"),
    "scheduled": _("Hẹn giờ đăng"),
    "live": _("Đã đăng"),
    "withdrawn": _("Đã gỡ xuống hoặc hết hạn"),
}
APPROVALS = {
    "waiting": WorkflowState.STATUS_IN_PROGRESS,
    "returned": WorkflowState.STATUS_NEEDS_CHANGES,
}


class SectionFilter(ModelMultipleChoiceFilter):
    def get_filter_predicate(self, section):
        return {"path__startswith": section.path}


class AuthorFilter(ModelMultipleChoiceFilter):
    def filter(self, articles, authors):
        rows = NewsPageAuthor.objects.filter(author__in=authors)
        return articles.filter(pk__in=rows.values("page")) if authors else articles


class StateFilter(ChoiceFilter):
    def filter(self, articles, state):
        # By ids, as a search can narrow by those only.
        return articles.filter(pk__in=in_state(state).values("pk")) if state else articles


def in_state(state):
    """Return the articles in one of STATES, as the dashboard names them."""
    articles = NewsPage.objects.annotate(own_id=Cast("pk", output_field=CharField()))
    own_id = OuterRef("own_id")
    if state in APPROVALS:
        approvals = WorkflowState.objects.filter(
            status=APPROVALS[state],
            base_content_type=get_default_page_content_type(),
            object_id=own_id,
        )
        return articles.filter(Exists(approvals))
    schedule = Revision.page_revisions.filter(object_id=own_id, approved_go_live_at__isnull=False)
    asked = {
        "live": Q(live=True),
        "scheduled": Exists(schedule),
        "withdrawn": Q(live=False, first_published_at__isnull=False),
        "draft": Q(live=False, first_published_at=None) & ~Exists(schedule),
    }
    return articles.filter(asked[state])


class ArticleFilterSet(WagtailFilterSet):
    section = SectionFilter(
        label=_("Chuyên mục"),
        queryset=lambda request: NewsCategoryPage.objects.filter(
            pk__in=seen_by(request.user).values("pk")
        ),
        widget=CheckboxSelectMultiple,
    )
    author = AuthorFilter(
        label=_("Tác giả bài viết"), queryset=Author.objects.all(), widget=CheckboxSelectMultiple
    )
    state = StateFilter(
        label=_("Trạng thái"),
        choices=list(STATES.items()),
        empty_label=_("Tất cả"),
        widget=RadioSelect,
    )
    published_at = DateFromToRangeFilter(label=_("Ngày đăng"), widget=DateRangePickerWidget)
    latest_revision_created_at = DateFromToRangeFilter(
        label=_("Sửa lần cuối"), widget=DateRangePickerWidget
    )
    owner = MultipleUserFilter(
        label=_("Người viết"),
        queryset=lambda request: get_user_model().objects.filter(
            pk__in=articles_of(request.user).values("owner")
        ),
        widget=CheckboxSelectMultiple,
    )

    class Meta:
        model = NewsPage
        fields = []
