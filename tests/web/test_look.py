"""The look keeps its promises: readable colours, no inline style or script, words for the states."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation

from rcp import settings as rcp_settings
from rcp.web.score_scale import WIDTH, drawing
from rcp.web.templatetags.rcp import day, hour, moment, nbsp, status
from rcp.web.tones import LIGHTS, TONES

pytestmark = pytest.mark.once

STATIC = rcp_settings.BASE_DIR / "rcp/web/static/rcp"
TEMPLATES = rcp_settings.BASE_DIR / "templates"
GROUNDS = ["paper", "surface", "raised", "sunken", "hover"]
TINTS = ["ok", "warning", "danger", "info", "neutral", "accent"]


def tokens():
    css = (STATIC / "css/tokens.css").read_text()
    found = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", css)
    return {name: pair for name, *pair in found}


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


TEXT_PAIRS = [
    *[(ink, ground) for ink in ("text", "soft", "accent") for ground in GROUNDS],
    *[(ink, f"{tint}-soft") for tint in TINTS for ink in (tint, "text", "soft")],
    *[(tint, ground) for tint in TINTS for ground in ("surface", "paper", "hover")],
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("accent-strong", "accent-soft"),
]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_is_readable_on_its_ground(ink, ground, scheme):
    assert ratio(tokens()[ink][scheme], tokens()[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_edge_of_a_control_is_seen(ground, scheme):
    assert ratio(tokens()["edge"][scheme], tokens()[ground][scheme]) >= 3


def web_templates():
    apart = {"paper", "emails"}
    return [path for path in TEMPLATES.rglob("*.html") if apart.isdisjoint(path.relative_to(TEMPLATES).parts)]


@pytest.mark.parametrize("path", web_templates(), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_has_no_inline_style_or_script(path):
    text = path.read_text()
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=|hx-on|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", text)


@pytest.mark.parametrize("path", web_templates(), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_french_punctuation_never_starts_a_line(path):
    sentences = re.findall(r"{% translate \"([^\"]*)\"", path.read_text())
    assert not [words for words in sentences if re.search(r" [:;?!»]", words)]


def drawings():
    return set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))


def test_every_state_has_a_drawing():
    assert {drawn for _, drawn in TONES.values()} | set(LIGHTS.values()) <= drawings()


@pytest.mark.parametrize("path", web_templates(), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_every_icon_asked_for_exists(path):
    assert set(re.findall(r'{% icon "([\w-]+)"', path.read_text())) <= drawings()


def test_a_page_weighs_little():
    import gzip

    files = [*STATIC.glob("css/*.css"), *STATIC.glob("js/*.js")]
    assert sum(len(gzip.compress(Path(file).read_bytes())) for file in files) < 40_000


def test_a_state_is_colour_icon_and_word():
    shown = status("signed", "Signée")
    assert 'data-tone="ok"' in shown
    assert "<svg" in shown
    assert "Signée" in shown


def test_a_word_that_came_from_outside_is_escaped():
    assert "<b>" not in status("draft", "<b>")


def test_a_day_is_never_broken_over_two_lines():
    with translation.override("fr"):
        assert day(date(2026, 3, 12)) == "12\u00a0mars\u00a02026"


def test_a_moment_is_shown_in_local_time():
    with translation.override("fr"):
        assert (
            moment(datetime(2026, 3, 12, 13, 5, tzinfo=UTC)) == "12\u00a0mars\u00a02026\u00a0à\u00a014\u00a0h\u00a005"
        )


@pytest.mark.parametrize("shown", [day, moment, hour])
def test_an_absent_date_shows_nothing(shown):
    assert shown(None) == ""


def test_typed_french_keeps_its_spaces_together():
    with translation.override("fr"):
        assert nbsp("Quoi ? « Rien » : 50 %") == "Quoi\u00a0? «\u00a0Rien\u00a0»\u00a0: 50\u00a0%"


def test_typed_english_is_left_alone():
    with translation.override("en"):
        assert nbsp("What ? Nothing") == "What ? Nothing"


def test_a_refused_button_says_why():
    shown = Template("{% submit 'Signer' refusal='Seul le coordonnateur signe.' %}").render(Context())
    assert 'aria-disabled="true"' in shown
    assert shown.count("Seul le coordonnateur signe.") == 2


def test_an_allowed_button_is_plain():
    assert "aria-disabled" not in Template("{% submit 'Signer' %}").render(Context())


class Word:
    def to(self, language):
        return language


class Band:
    def __init__(self, low, high):
        self.low, self.high, self.label = low, high, Word()


BANDS = [Band(4, 7), Band(8, 8), Band(9, 12)]


def test_the_bands_of_a_score_fill_its_scale():
    segments = drawing(8, 9, 4, 12, BANDS, "fr")["segments"]
    assert segments[0]["x"] < 3
    assert WIDTH - 3 < segments[-1]["x"] + segments[-1]["width"] < WIDTH
    assert [segment["is_reachable"] for segment in segments] == [False, True, True]


def test_a_score_not_calculated_has_no_place_on_its_scale():
    shown = drawing(None, None, 4, 12, BANDS, "fr")
    assert not shown["is_known"]
    assert not any(segment["is_reachable"] for segment in shown["segments"])
