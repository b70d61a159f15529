"""Prints the declarations as the page `docs/indices.md`, so that the manual cannot drift from the calculation."""

import scoring

_INTRODUCTION = """\
# The indices

Generated from the declarations of `scoring/indices/` and `scoring/formulas.py` by
`python -m scoring.manual > docs/indices.md`; a test compares.

{reviewed}
"""


def indices_markdown():
    head = _INTRODUCTION.format(reviewed=_both(scoring.NOT_REVIEWED.text))
    indices, formulas = map(_index, scoring.indices()), map(_formula, scoring.FORMULAS)
    return "\n".join([head, *indices, "# The formulas\n", *formulas])


def _index(index):
    about = [
        f"## {_both(index.title)}",
        "",
        f"`{index.code}`, version {index.version}, one per {index.scope}"
        + (f", guideline §{index.guideline_section}." if index.guideline_section else "."),
        "",
        *(f"- {_reference(reference)}" for reference in index.references),
    ]
    items = [_item(item) for item in index.items]
    return _written([about, *items, _bands(index), _notices(index), _refusals(index), _contradictions(index)])


def _formula(formula):
    about = [
        f"## {_both(formula.title)}",
        "",
        f"`{formula.code}`, version {formula.version}, in {formula.unit}.",
        "",
        *(f"- {_reference(reference)}" for reference in formula.references),
    ]
    items = [_item(item) for item in formula.items]
    return _written([about, _quantities(formula), *items, _notices(formula), _refusals(formula)])


def _written(sections):
    return "\n".join(line for section in sections if section for line in (*section, ""))


def _quantities(formula):
    rows = [(f"`{q.code}`", f"{q.low}–{q.high} {q.unit}".strip(), q.label.fr, q.label.en) for q in formula.quantities]
    return ["### Quantities", "", *_table(("quantity", "accepted", "français", "English"), rows)]


def _reference(reference):
    doi = f" doi:{reference.doi}." if reference.doi else ""
    checked = "" if reference.verified else " Points not compared with this source."
    return f"{reference.citation}{doi}{checked}"


def _item(item):
    rows = [(f"`{o.code}`", "–" if o.points is None else o.points, o.label.fr, o.label.en) for o in item.options]
    return [
        f"### `{item.code}` {_both(item.label)}",
        "",
        *([_both(item.help), ""] if item.help else []),
        *_table(("option", "points", "français", "English"), rows),
    ]


def _bands(index):
    rows = [
        (f"`{b.code}`", _bounds(b), f"{b.label.fr} : {b.meaning.fr}", f"{b.label.en}: {b.meaning.en}")
        for b in index.bands
    ]
    return ["### Bands", "", *_table(("band", "total", "français", "English"), rows)]


def _bounds(band):
    if band.low is None:
        return "–"
    return str(band.low) if band.low == band.high else f"{band.low}–{band.high}"


def _notices(index):
    rows = [
        (f"`{r.notice.code}`", "always" if r.when is None else "if it applies", r.notice.text.fr, r.notice.text.en)
        for r in index.remarks
    ]
    return ["### Notices", "", *_table(("notice", "shown", "français", "English"), rows)] if rows else []


def _refusals(index):
    rows = [(f"`{r.notice.code}`", r.notice.text.fr, r.notice.text.en) for r in index.refusals]
    return ["### Not applicable", "", *_table(("reason", "français", "English"), rows)] if rows else []


def _contradictions(index):
    rows = [
        (
            " with ".join(f"`{item}` = `{option}`" for item, option in sorted(c.answers)),
            c.notice.text.fr,
            c.notice.text.en,
        )
        for c in index.contradictions
    ]
    return ["### Refused together", "", *_table(("answers", "français", "English"), rows)] if rows else []


def _table(heads, rows):
    return [_row(heads), _row("---" for _ in heads), *(_row(row) for row in rows)]


def _row(cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _both(text):
    return f"{text.fr} / {text.en}"


if __name__ == "__main__":
    print(indices_markdown(), end="")
