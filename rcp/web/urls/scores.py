from django.urls import path

from rcp.web.views import calculators, scores

urlpatterns = [
    path("cases/<uuid:case>/scores/<slug:index>/", scores.score_panel, name="score_panel"),
    path(
        "cases/<uuid:case>/lesions/<uuid:lesion>/scores/<slug:index>/",
        scores.score_panel_lesion,
        name="score_panel_lesion",
    ),
    path("scores/", calculators.calculator_list, name="calculator_list"),
    path("scores/tokuhashi-tomita/", calculators.combined, name="combined_strategy"),
    path("scores/<slug:index>/", calculators.calculator, name="calculator"),
]
