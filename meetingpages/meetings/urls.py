from django.urls import path

from .after import compliance_views as compliance
from .after import views as after
from .desk import views as desk
from .public.feed import public_calendar
from .room import views as room

urlpatterns = [
    # Here, since the addresses of Wagtail's pages know no dot.
    path("lich-hop/lich.ics", public_calendar, name="public_calendar"),
    path("hop/", desk.meetings, name="meetings"),
    path("hop/muc-do-thuc-hien/", compliance.board, name="compliance"),
    path("hop/<uuid:uuid>/ket-luan/", after.conclusions, name="meeting_conclusions"),
    path("hop/<uuid:uuid>/thong-bao/", after.notice, name="meeting_notice"),
    path("hop/<uuid:uuid>/bien-ban/", after.minutes, name="meeting_minutes"),
    path("hop/<uuid:uuid>/bien-ban.docx", after.minutes_as_word, name="meeting_minutes_word"),
    path("hop/<uuid:uuid>/", room.show, name="meeting_room"),
    path("hop/<uuid:uuid>/dieu-hanh/", desk.show, name="meeting_desk"),
]
