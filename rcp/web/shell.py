"""What every page shows around its content: the product, the navigation of a role, the person's theme."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

PRODUCT = "Concertos"

# Names of URLs with the word shown and the roles that see it; permissions are checked by the pages themselves.
CLINICAL = {"clinician", "office"}
NAVIGATION = [
    ("home", gettext_lazy("Accueil"), {"clinician", "office", "reader", "administrator"}),
    ("case_list", gettext_lazy("Dossiers"), CLINICAL),
    ("meeting_list", gettext_lazy("Réunions"), CLINICAL),
    ("follow_up", gettext_lazy("Suivi"), CLINICAL),
    ("activity", gettext_lazy("Activité"), {"clinician", "office", "reader"}),
    ("calculator_list", gettext_lazy("Scores"), {"clinician", "office", "reader"}),
    ("guideline_list", gettext_lazy("Référentiels"), {"clinician", "office", "administrator"}),
    ("board_list", pgettext_lazy("several", "RCP"), {"office", "administrator"}),
    ("establishment_list", gettext_lazy("Établissements"), {"administrator"}),
    ("account_list", gettext_lazy("Comptes"), {"administrator"}),
    ("journal", gettext_lazy("Journal"), {"administrator"}),
]
ACCOUNT_MENU = [
    ("account_profile", gettext_lazy("Mon compte"), "user"),
    ("mfa_index", gettext_lazy("Double authentification"), "shield"),
    ("account_change_password", gettext_lazy("Changer de mot de passe"), "key"),
]


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    is_current: bool
    icon: str = ""


def shell(request):
    """The context processor; works for a visitor, and for a site whose pages do not all exist yet."""
    person = getattr(request, "user", None)
    signed_in = person is not None and person.is_authenticated
    return {
        "shell": {
            "product": PRODUCT,
            "release": settings.RELEASE,
            "is_test": settings.INS_REALM == "test",
            "signed_in": signed_in,
            "theme": person.theme if signed_in else "auto",
            "themes": [("auto", _("Auto")), ("light", _("Clair")), ("dark", _("Sombre"))],
            "languages": [("fr", "Français"), ("en", "English")],
            "navigation": _entries(request, person.role) if signed_in else [],
            "account_menu": _account_menu(request) if signed_in else [],
            "search_url": _address("patient_search") if signed_in and person.role in CLINICAL else "",
            "theme_url": _address("set_theme"),
            "language_url": _address("set_language"),
        }
    }


def _entries(request, role):
    found = [(label, _address(name)) for name, label, roles in NAVIGATION if role in roles]
    return [Entry(label, url, _is_current(request, url)) for label, url in found if url]


def _account_menu(request):
    found = [(label, _address(name), icon) for name, label, icon in ACCOUNT_MENU]
    return [Entry(label, url, request.path == url, icon) for label, url, icon in found if url]


def _address(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _is_current(request, url):
    """A section stays lit on its inner pages; the home page is lit alone."""
    return request.path == url if url == "/" else request.path.startswith(url)
