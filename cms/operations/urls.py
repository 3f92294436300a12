from django.urls import path

from .health import alive, ready

urlpatterns = [
    path("", alive, name="alive"),
    path("san-sang/", ready, name="ready"),
]
