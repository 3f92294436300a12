from django.urls import path

from .desk import views as desk
from .inviting import answering, calendar_file, changes, deliveries, entering
from .papers import opening, packs
from .public.feed import public_calendar
from .room import views as room

urlpatterns = [
    # Here, since the addresses of Wagtail's pages know no dot.
    path("lich-hop/lich.ics", public_calendar, name="public_calendar"),
    path("hop/", desk.meetings, name="meetings"),
    path("hop/moi/<str:token>/", entering.enter, name="meeting_link"),
    path("hop/<uuid:uuid>/", room.show, name="meeting_room"),
    path("hop/<uuid:uuid>/thoat/", entering.leave, name="meeting_leave"),
    path("hop/<uuid:uuid>/lich.ics", calendar_file.download, name="meeting_calendar"),
    path("hop/<uuid:uuid>/doi/", changes.change, name="meeting_change"),
    path("hop/<uuid:uuid>/dieu-hanh/", desk.show, name="meeting_desk"),
    path(
        "hop/<uuid:uuid>/dieu-hanh/giay-moi/<int:pk>/", deliveries.decide, name="meeting_delivery"
    ),
    path(
        "hop/<uuid:uuid>/dieu-hanh/tra-loi/<int:pk>/",
        answering.answer_by_desk,
        name="meeting_answer_for",
    ),
    path("hop/<uuid:uuid>/tai-lieu.zip", packs.meeting_pack, name="meeting_pack"),
    path("hop/tep/<uuid:uuid>/<str:name>", opening.meeting_file, name="meeting_file"),
]
