"""Wagtail's screens for people: opened with a mail, closed when they leave, never deleted."""

import django_filters
from django import forms
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.users.views import users

from .forms import PersonCreationForm, PersonEditForm
from .locks import locks_of
from .people import NO_DELETING
from .resets import send_first_link
from .sessions import end_sessions

OPEN, CLOSED = gettext_lazy("Đang mở"), gettext_lazy("Đã đóng")


class PersonFilterSet(users.UserFilterSet):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["is_active"] = django_filters.ChoiceFilter(
            field_name="is_active",
            label=gettext_lazy("Tài khoản"),
            choices=[("True", OPEN), ("False", CLOSED)],
            empty_label=gettext_lazy("Tất cả"),
            widget=forms.RadioSelect,
        )


class PersonIndexView(users.IndexView):
    @cached_property
    def columns(self):
        """Return Wagtail's columns in our words; none to tick, as nobody is closed in bulk."""
        name, username, level, _active, last_login = super().columns[1:]
        name.label, username.label = _("Họ và tên"), _("Tên đăng nhập")
        level.label, last_login.label = _("Quyền"), _("Đăng nhập gần nhất")
        state = Column(
            "is_active",
            accessor=lambda person: OPEN if person.is_active else CLOSED,
            label=_("Tài khoản"),
            sort_key="is_active",
            width="10%",
        )
        return [name, username, level, state, last_login]

    def get_delete_url(self, instance):
        return None


class PersonCreateView(users.CreateView):
    success_message = gettext_lazy(
        "Đã lập tài khoản “%(object)s”. Thư đặt mật khẩu lần đầu đang được gửi."
    )

    def save_instance(self):
        person = super().save_instance()
        send_first_link(person)
        return person


class PersonEditView(users.EditView):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.can_delete = False

    def save_instance(self):
        """Save; a new role, also the administrator's, or closing ends the person's sessions."""
        person = super().save_instance()
        changed = set(self.form.changed_data)
        if changed & {"is_active", "is_superuser"}:
            end_sessions(person.pk)
        if self.editing_self and "groups" in changed:
            person.refresh_from_db(fields=["session_number"])
            update_session_auth_hash(self.request, person)
        return person

    def get_context_data(self, **kwargs):
        locks = locks_of(self.object.username)
        return super().get_context_data(locks=locks, **kwargs)


class PersonDeleteView(users.DeleteView):
    def get(self, request, *args, **kwargs):
        messages.error(request, NO_DELETING)
        return redirect("wagtailusers_users:edit", self.object.pk)

    post = get


class UserViewSet(users.UserViewSet):
    index_view_class = PersonIndexView
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    delete_view_class = PersonDeleteView
    filterset_class = PersonFilterSet
    index_template_name = "wagtailadmin/generic/index.html"  # without the foot for ticked rows
    create_template_name = "users/person_create.html"
    edit_template_name = "users/person_edit.html"

    def get_form_class(self, for_update=False):
        return PersonEditForm if for_update else PersonCreationForm
