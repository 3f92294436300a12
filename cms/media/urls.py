from django.urls import path, re_path

from . import views

urlpatterns = [
    # Names as Wagtail and naming.py write them; longer ones no file system knows.
    re_path(r"^hinh/images/(?P<name>[A-Za-z0-9_.-]{1,120})$", views.picture, name="picture"),
    # Wagtail's own name for the address of a document.
    path("tep/<int:document_id>/<str:filename>", views.document, name="wagtaildocs_serve"),
]
