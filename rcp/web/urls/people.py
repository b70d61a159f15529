from django.urls import path

from rcp.web.views import home

urlpatterns = [path("", home.home, name="home")]
