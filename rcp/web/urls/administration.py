from django.urls import path

from rcp.web.views import boards, establishments, guidelines, journal

urlpatterns = [
    path("boards/", boards.board_list, name="board_list"),
    path("boards/create/", boards.board_create, name="board_create"),
    path("boards/<uuid:pk>/", boards.board, name="board"),
    path("boards/<uuid:pk>/amend/", boards.board_amend, name="board_amend"),
    path("boards/<uuid:pk>/members/add/", boards.member_add, name="member_add"),
    path("memberships/<uuid:pk>/end/", boards.member_end, name="member_end"),
    path("boards/<uuid:pk>/requirements/add/", boards.requirement_add, name="requirement_add"),
    path("requirements/<uuid:pk>/drop/", boards.requirement_drop, name="requirement_drop"),
    path("establishments/", establishments.establishment_list, name="establishment_list"),
    path("establishments/create/", establishments.establishment_create, name="establishment_create"),
    path("establishments/<uuid:pk>/", establishments.establishment_amend, name="establishment_amend"),
    path("guidelines/", guidelines.guideline_list, name="guideline_list"),
    path("guidelines/create/", guidelines.guideline_create, name="guideline_create"),
    path("guidelines/<uuid:pk>/", guidelines.guideline_amend, name="guideline_amend"),
    path("journal/", journal.journal, name="journal"),
]
