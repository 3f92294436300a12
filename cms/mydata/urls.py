from django.urls import path

from .views import my_data

urlpatterns = [path("du-lieu-cua-toi/", my_data, name="my_data")]
