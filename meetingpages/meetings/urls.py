from django.urls import path

from .desk import views as desk
from .public.feed import public_calendar
from .room import views as room

urlpatterns = [
    # Here, since the addresses of Wagtail's pages know no dot.
    path("lich-hop/lich.ics", public_calendar, name="public_calendar"),
    path("hop/", desk.meetings, name="meetings"),
    path("hop/<uuid:uuid>/", room.show, name="meeting_room"),
    path("hop/<uuid:uuid>/dieu-hanh/", desk.show, name="meeting_desk"),
]
