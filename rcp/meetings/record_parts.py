"""Frozen pieces of a record's content: plain values, in the words that will be printed, with the codes behind them."""

from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

import scoring
from cases.models import Board, Irradiation, Lesion, LesionObservation, PainAssessment
from cases.nomenclature import competences
from cases.wording import plain, said_value, words_of


@dataclass(frozen=True, slots=True)
class Identity:
    """The five strict traits with their status, as they stood."""

    birth_name: str
    birth_given_names: str
    first_birth_given_name: str
    used_name: str
    sex: str
    sex_label: str
    birth_date: str  # ISO
    birth_date_label: str
    birth_place: str
    birth_place_insee: str
    status: str
    status_label: str
    ipp: str
    ins: str
    ins_kind: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a record."""

    id: str
    name: str
    specialty: str
    specialty_label: str
    establishment: str
    rpps: str


@dataclass(frozen=True, slots=True)
class BoardLine:
    name: str
    acronym: str
    establishment: str
    finess: str
    network: str
    network_id: str
    manager: str
    manager_id: str
    national_id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Part:
    """One row of the file: `words` are (label, value) pairs as printed, `codes` what an export needs."""

    kind: str
    title: str
    words: tuple[tuple[str, str], ...]
    codes: dict


@dataclass(frozen=True, slots=True)
class LesionLine:
    id: str
    number: int
    site: str
    bone: str
    level: str
    segment: str
    side: str
    words: tuple[tuple[str, str], ...]
    observed_on: str
    pain: str
    is_irradiated: bool


@dataclass(frozen=True, slots=True)
class ScoreLine:
    index: str
    version: str
    title: str
    section: str
    subject: str  # where, for a score of a lesion
    lesion: str
    total: int | None
    lowest: int | None
    highest: int | None
    minimum: int | None
    maximum: int | None
    band: str
    band_label: str
    meaning: str
    points: tuple[tuple[str, str, int | None, bool], ...]  # criterion, answer, points, deduced from the file
    missing: tuple[str, ...]
    bands: tuple[tuple[str, str, bool], ...]  # bounds, label, still reachable
    notices: tuple[str, ...]  # said of this result
    caveats: tuple[str, ...]  # said of every result of this index
    scored_on: str


def day_in_words(local):
    """As in "mardi 24 novembre 2026": the day of the week is how a session is remembered."""
    words = formats.date_format(local, "l j F Y")
    return words.replace(" 1 ", " 1er ") if get_language().startswith("fr") else words


def moment_in_words(local):
    return _("%(day)s à %(hour)s") % {"day": day_in_words(local), "hour": f"{local:%H:%M}"}


def identity_of(patient):
    return Identity(
        birth_name=patient.birth_name,
        birth_given_names=patient.birth_given_names,
        first_birth_given_name=patient.first_birth_given_name,
        used_name=patient.used_display_name,
        sex=patient.sex,
        sex_label=str(patient.get_sex_display()),
        birth_date=patient.birth_date.isoformat(),
        birth_date_label=plain(patient.birth_date),
        birth_place=patient.birth_place,
        birth_place_insee=patient.birth_place_insee,
        status=patient.identity_status,
        status_label=str(patient.get_identity_status_display()),
        ipp=patient.ipp,
        ins=patient.ins,
        ins_kind=patient.ins_kind,
    )


def person_of(person):
    if person is None:
        return None
    return Person(
        id=str(person.pk),
        name=person.full_name,
        specialty=person.specialty,
        specialty_label=competences.label(person.specialty) if person.specialty else "",
        establishment=person.establishment.name if person.establishment_id else "",
        rpps=person.rpps,
    )


def board_of(board: Board):
    return BoardLine(
        name=board.name,
        acronym=board.acronym,
        establishment=board.establishment.name,
        finess=board.establishment.finess,
        network=board.regional_network,
        network_id=board.network_id,
        manager=board.manager_name,
        manager_id=board.manager_id,
        national_id=board.national_id,
        kind=board.kind,
    )


def part_of(row, *, leave_out=()):
    codes = {
        field.name: field.value_to_string(row)
        for field in row._meta.concrete_fields
        if field.editable and field.value_from_object(row) not in (None, "", [])
    }
    return Part(
        kind=row._meta.model_name,
        title=str(row._meta.verbose_name),
        words=tuple(words_of(row, leave_out=leave_out)),
        codes=codes,
    )


def parts_of(rows, *, leave_out=()):
    return tuple(part_of(row, leave_out=leave_out) for row in rows)


def lesions_of(patient):
    """The standing register with each lesion's last observation and last pain, in five statements at most."""
    lesions = list(Lesion.objects.standing().filter(patient=patient))
    seen = _last_by_lesion(LesionObservation, patient, "observed_on")
    pains = _last_by_lesion(PainAssessment, patient, "assessed_on")
    irradiations = list(Irradiation.objects.standing().filter(patient=patient))
    return tuple(_lesion_line(lesion, seen.get(lesion.pk), pains.get(lesion.pk), irradiations) for lesion in lesions)


def _last_by_lesion(model, patient, day):
    return {row.lesion_id: row for row in model.objects.standing().filter(patient=patient).order_by(day, "created_at")}


def _lesion_line(lesion, seen, pain, irradiations):
    return LesionLine(
        id=str(lesion.pk),
        number=lesion.number,
        site=lesion.site,
        bone=lesion.bone,
        level=lesion.level,
        segment=lesion.segment,
        side=lesion.side,
        words=tuple(words_of(seen, leave_out=("observed_on", "study"))) if seen else (),
        observed_on=plain(seen.observed_on) if seen else "",
        pain=said_value(pain, "intensity") if pain else "",
        is_irradiated=any(row.reaches(lesion) for row in irradiations),
    )


def score_line(score, language):
    """A stored score in words: read with the declaration of today, computed by the one of its day."""
    index = scoring.index(score.index)
    result = score.result
    bands = {band.code: band for band in index.bands}
    band = bands.get(result["band"])
    notices, caveats = _remarks(index, result, language)
    return ScoreLine(
        index=score.index,
        version=score.index_version,
        title=index.title.to(language),
        section=index.guideline_section,
        subject=score.lesion.site if score.lesion_id else "",
        lesion=str(score.lesion_id or ""),
        total=result["total"],
        lowest=result["lowest"],
        highest=result["highest"],
        minimum=None if index.is_classification else index.bands[0].low,
        maximum=None if index.is_classification else index.bands[-1].high,
        band=result["band"] or "",
        band_label=band.label.to(language) if band else "",
        meaning=band.meaning.to(language) if band else "",
        points=tuple(_answered(index, score, language)),
        missing=tuple(item.label.to(language) for item in index.items if item.code in result["missing"]),
        bands=tuple(_band(band, result, language) for band in index.bands if band.low is not None),
        notices=notices,
        caveats=caveats,
        scored_on=plain(score.scored_on),
    )


def _band(band, result, language):
    bounds = str(band.low) if band.low == band.high else f"{band.low}–{band.high}"
    return bounds, band.label.to(language), band.code in result["bands"]


def _remarks(index, result, language):
    """The remarks that the result carries: those of its own answers, then those that every result of the index has."""
    carried = [remark for remark in index.remarks if remark.notice.code in result["notices"]]
    texts = [(remark.notice.text.to(language), remark.when is None) for remark in carried]
    return tuple(text for text, always in texts if not always), tuple(text for text, always in texts if always)


def _answered(index, score, language):
    for item in index.items:
        option = next((option for option in item.options if option.code == score.answers.get(item.code)), None)
        if option:
            yield item.label.to(language), option.label.to(language), option.points, item.code in score.deduced


def latest_scores(case, until=None):
    """The last score of each index and lesion of this case; `until` a moment, those that had been given by then."""
    latest = {}
    given = case.score_set.filter(created_at__lte=until) if until else case.score_set
    for score in given.select_related("lesion").order_by("scored_on", "created_at"):
        latest[score.index, score.lesion_id] = score
    return list(latest.values())
