from django.urls import path

from .views import StatisticsView, numbers

urlpatterns = [
    path("thong-ke/", StatisticsView.as_view(), name="statistics"),
    path("thong-ke.json", numbers, name="statistics_numbers"),
]
