from django.urls import path

from .views import PollListView, poll

urlpatterns = [
    path("", PollListView.as_view(), name="polls"),
    path("<int:poll_id>/", poll, name="poll"),
]
