from django.urls import path

from .acknowledging import board, entering, receiving
from .views import circular_file, circular_table

urlpatterns = [
    # Here, since the addresses of Wagtail's pages know no dot.
    path("van-ban/xuat.csv", circular_table, name="circular_table"),
    path("tep/van-ban/<uuid:uuid>/<str:name>", circular_file, name="circular_file"),
    path("hop/van-ban/", board.board, name="circular_board"),
    path("hop/van-ban/<uuid:uuid>/", receiving.receipt, name="circular_receipt"),
    path("hop/van-ban/<str:token>/", entering.enter, name="circular_link"),
]
