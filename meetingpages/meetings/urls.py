from django.urls import path

from .desk import views as desk
from .room import views as room

urlpatterns = [
    path("hop/", desk.meetings, name="meetings"),
    path("hop/<uuid:uuid>/", room.show, name="meeting_room"),
    path("hop/<uuid:uuid>/dieu-hanh/", desk.show, name="meeting_desk"),
]
