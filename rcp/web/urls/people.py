from django.urls import path

from rcp.web.views import accounts, health, home, tokens

urlpatterns = [
    path("", home.home, name="home"),
    path("health/", health.health, name="health"),
    path("invitations/<str:uidb64>/<str:token>/", accounts.invitation, name="invitation"),
    path("profile/", accounts.account_profile, name="account_profile"),
    path("profile/tokens/", tokens.token_list, name="token_list"),
    path("profile/tokens/create/", tokens.token_issue, name="token_issue"),
    path("tokens/<uuid:pk>/revoke/", tokens.token_revoke, name="token_revoke"),
    path("theme/", accounts.set_theme, name="set_theme"),
    path("language/", accounts.set_language, name="set_language"),
    path("accounts/", accounts.account_list, name="account_list"),
    path("accounts/create/", accounts.account_create, name="account_create"),
    path("accounts/machines/create/", tokens.machine_create, name="machine_create"),
    path("accounts/<uuid:pk>/tokens/create/", tokens.machine_token_issue, name="machine_token_issue"),
    path("accounts/<uuid:pk>/", accounts.account_amend, name="account_amend"),
    path("accounts/<uuid:pk>/deactivate/", accounts.account_deactivate, name="account_deactivate"),
    path("accounts/<uuid:pk>/reactivate/", accounts.account_reactivate, name="account_reactivate"),
    path("accounts/<uuid:pk>/invite/", accounts.account_invite, name="account_invite"),
]
