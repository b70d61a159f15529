from django.urls import include, path

handler404 = "rcp.web.middleware.not_found"

urlpatterns = [
    path("account/", include("rcp.accounts.urls")),
    path("", include("rcp.web.urls")),
    path("api/", include("rcp.api.urls")),
]
