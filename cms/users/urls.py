from django.urls import path
from wagtail.admin.auth import require_admin_access

from .account import AccountView
from .forgotten import ForgottenPasswordView, NewPasswordView
from .people import sign_out_everywhere, unlock_person
from .views import SignInView, SignOutView, session_view

urlpatterns = [
    path("dang-nhap/", SignInView.as_view(), name="sign_in"),
    path("dang-xuat/", SignOutView.as_view(), name="sign_out"),
    path("phien/", session_view, name="session"),
    path("quen-mat-khau/", ForgottenPasswordView.as_view(), name="forgotten_password"),
    path("quen-mat-khau/<str:uidb64>/<str:token>/", NewPasswordView.as_view(), name="new_password"),
    # Wagtail's own forms and links lead to the same two doors.
    path("quan-tri/login/", SignInView.as_view()),
    path("quan-tri/logout/", SignOutView.as_view()),
    path("_util/login/", SignInView.as_view()),
    path(
        "quan-tri/users/<int:pk>/mo-khoa/",
        require_admin_access(unlock_person),
        name="unlock_person",
    ),
    path(
        "quan-tri/account/dang-xuat/",
        require_admin_access(sign_out_everywhere),
        name="sign_out_everywhere",
    ),
    path("quan-tri/account/", require_admin_access(AccountView.as_view()), name="account"),
]
