from django.urls import path

from .desk import agenda, board, editing, participants, readers
from .desk import views as desk
from .public.feed import public_calendar
from .room import views as room

urlpatterns = [
    # Here, since the addresses of Wagtail's pages know no dot.
    path("lich-hop/lich.ics", public_calendar, name="public_calendar"),
    path("hop/", desk.meetings, name="meetings"),
    path("hop/tao/", editing.create, name="meeting_create"),
    path("hop/<uuid:uuid>/", room.show, name="meeting_room"),
    path("hop/<uuid:uuid>/dieu-hanh/", board.show, name="meeting_desk"),
    path("hop/<uuid:uuid>/sua/", editing.edit, name="meeting_edit"),
    path("hop/<uuid:uuid>/nhan-ban/", board.copy_meeting, name="meeting_copy"),
    path("hop/<uuid:uuid>/diem-danh/", board.sheet, name="meeting_sheet"),
    path("hop/<uuid:uuid>/chuong-trinh/", agenda.agenda, name="meeting_agenda"),
    path(
        "hop/<uuid:uuid>/chuong-trinh/<int:item_id>/nguoi-doc/",
        readers.choose_readers,
        name="meeting_item_readers",
    ),
    path("hop/<uuid:uuid>/thanh-phan/", participants.participants, name="meeting_people"),
]
