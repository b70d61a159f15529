from django.urls import path

from rcp.api.views import score

urlpatterns = [path("scores/<str:code>/", score, name="api_score")]
