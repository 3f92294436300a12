"""The list of ballots in the admin: to read, to download, to make a group of (EA-8, ES-8, ES-9)."""

from datetime import datetime, time, timedelta

from django.contrib.admin import SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.db.models.functions import TruncDate
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from cms.mail.modeladmin import ReadOnlyPermission
from cms.vietnamese.dates import ZONE, format_date, parse_date

from .admin_lists import SafeIndexView, manage_address
from .exclusion import propose
from .exporting import KINDS, export_ballots, log_export
from .models import Ballot, Poll
from .models.ballot import Flag

EXPORT_RIGHT, EXCLUDE_RIGHT = "polls.export_ballots", "polls.exclude_ballots"
LONGEST_ID = 19  # digits that a row's id may have
DAYS_OFFERED = 14
BY_HAND = _("chọn bằng tay")


class PollFilter(SimpleListFilter):
    title, parameter_name = _("Thăm dò"), "poll"

    def lookups(self, request, model_admin):
        return Poll.objects.exclude(ballots_all=0).values_list("pk", "question")

    def queryset(self, request, queryset):
        return self.narrow(queryset, self.value())

    @staticmethod
    def narrow(ballots, poll_id):
        """Return the ballots of one poll, or all of them for what is no id."""
        value = poll_id or ""
        if not (value.isascii() and value.isdecimal() and len(value) < LONGEST_ID):
            return ballots
        return ballots.filter(poll=value)


class DayFilter(SimpleListFilter):
    """The newest Vietnamese days on which ballots came; of the chosen poll, if one is."""

    title, parameter_name = _("Ngày"), "day"

    def lookups(self, request, model_admin):
        ballots = PollFilter.narrow(Ballot.objects.order_by(), request.GET.get("poll"))
        days = ballots.annotate(day=TruncDate("cast_at", tzinfo=ZONE)).values_list("day", flat=True)
        newest = days.distinct().order_by("-day")[:DAYS_OFFERED]
        return [(format_date(day), format_date(day)) for day in newest]

    def queryset(self, request, queryset):
        try:
            day = parse_date(self.value() or "")
        except ValueError:
            return queryset
        start = datetime.combine(day, time(), ZONE)
        return queryset.filter(cast_at__gte=start, cast_at__lt=start + timedelta(days=1))


class FlagFilter(SimpleListFilter):
    title, parameter_name = _("Dấu hiệu"), "flag"

    def lookups(self, request, model_admin):
        return [("any", _("Có dấu hiệu")), *Flag.choices, ("none", _("Không có"))]

    def queryset(self, request, queryset):
        if self.value() == "any":
            return queryset.exclude(flags="")
        if self.value() == "none":
            return queryset.filter(flags="")
        return queryset.filter(flags__contains=self.value() or "")


class ExcludedFilter(SimpleListFilter):
    title, parameter_name = _("Đã loại"), "excluded"

    def lookups(self, request, model_admin):
        return [("yes", _("Đã loại")), ("no", _("Đang tính"))]

    def queryset(self, request, queryset):
        wanted = {"yes": Q(excluded=True), "no": Q(excluded=False)}
        return queryset.filter(wanted.get(self.value(), Q()))


class BallotIndexView(SafeIndexView):
    """The list of ballots; `xuat` downloads it, a POST makes a group of it (EA-8, ES-9)."""

    FORM_VAR = "xuat"
    IGNORED_PARAMS = (*IndexView.IGNORED_PARAMS, FORM_VAR, "batch")

    def get(self, request, *args, **kwargs):
        kind = request.GET.get(self.FORM_VAR)
        if kind not in KINDS:
            return super().get(request, *args, **kwargs)
        if not request.user.has_perm(EXPORT_RIGHT):
            raise PermissionDenied
        subject = Poll.objects.filter(pk__in=self.queryset.values("poll")).first()
        if subject is None:
            return redirect(self.index_url)
        log_export(request.user, subject, "phieu", kind)
        return export_ballots(self.queryset, kind)

    def post(self, request, *args, **kwargs):
        if not request.user.has_perm(EXCLUDE_RIGHT):
            raise PermissionDenied
        polls = Poll.objects.filter(pk__in=self.queryset.order_by().values("poll"))
        if len(polls) != 1:
            messages.error(request, _("Hãy lọc theo một cuộc thăm dò trước."))
            return redirect(request.get_full_path())
        propose(polls[0], self.queryset.values_list("pk", flat=True), str(BY_HAND), by_hand=True)
        messages.success(request, _("Đã tạo cụm phiếu; hãy quyết định ở mục “Cụm phiếu cần xem”."))
        return redirect(manage_address(polls[0]))

    def get_context_data(self, **kwargs):
        user, asked = self.request.user, self.request.GET.copy()
        return super().get_context_data(
            may_export=user.has_perm(EXPORT_RIGHT),
            may_exclude=user.has_perm(EXCLUDE_RIGHT),
            query=asked.urlencode(),
            **kwargs,
        )


class BallotAdmin(ModelAdmin):
    model = Ballot
    menu_label = _("Phiếu bình chọn")
    menu_icon = "tick"
    permission_helper_class = ReadOnlyPermission
    index_view_class = BallotIndexView
    index_template_name = "polls/admin/ballots.html"
    history_view_enabled = False
    list_display = [
        "receipt",
        "poll",
        "cast_at",
        "chosen",
        "client_class",
        "flag_words",
        "taken_out",
    ]
    list_filter = [PollFilter, DayFilter, FlagFilter, ExcludedFilter]
    list_select_related = ["poll"]
    search_fields = ["receipt"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_excluded().prefetch_related("choices")

    def chosen(self, ballot):
        return "; ".join(choice.text for choice in ballot.choices.all())

    chosen.short_description = _("Phương án")

    def flag_words(self, ballot):
        return ballot.flag_words

    flag_words.short_description = _("Dấu hiệu")

    def taken_out(self, ballot):
        return _("Đã loại") if ballot.excluded else ""

    taken_out.short_description = _("Đã loại")
