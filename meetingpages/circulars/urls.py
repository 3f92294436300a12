from django.urls import path

from .views import circular_file, circular_table

urlpatterns = [
    # Here, since the addresses of Wagtail's pages know no dot.
    path("van-ban/xuat.csv", circular_table, name="circular_table"),
    path("tep/van-ban/<uuid:uuid>/<str:name>", circular_file, name="circular_file"),
]
