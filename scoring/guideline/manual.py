"""Prints the rules as the page `docs/rules.md`, so that the manual cannot drift from what is advised."""

from scoring.guideline.conflicts import CONFLICTS
from scoring.guideline.registry import BY_CHAPTER, GUIDELINE, rules

_INTRODUCTION = """\
# The rules of the guideline

Generated from the declarations of `scoring/guideline/` by `python -m scoring.guideline.manual > docs/rules.md`; a test
compares.

{title} ({networks}), knowledge of {dated_on}. A later edition of {later} exists and was not read: these rules are due
for review since {review}. No clinician has reviewed this reading.

{count} rules, of which {information} are information only. Words between « » are printed in the guideline. The source
says how far a rule was compared: S in the guideline only, V1 and V2 in one or two public sources, D derived by us,
`label` a product label and not the guideline.
"""


def rules_markdown():
    information = sum(not rule.is_computed for rule in rules())
    head = _INTRODUCTION.format(
        title=_both(GUIDELINE.title),
        networks=", ".join(GUIDELINE.networks),
        dated_on=GUIDELINE.dated_on,
        later=GUIDELINE.later_edition_on,
        review=GUIDELINE.review_on,
        count=len(rules()),
        information=information,
    )
    chapters = [_chapter(name, found) for name, found in BY_CHAPTER.items()]
    return "\n".join([head, *chapters, _conflicts()])


def _chapter(name, found):
    return "\n".join(
        [f"## {name.replace('_', ' ').capitalize()}", "", *(line for rule in found for line in _rule(rule))]
    )


def _rule(rule):
    about = [
        f"### {rule.code}",
        "",
        f"{rule.kind.value}, one per {rule.scope.value}, §{rule.section}, {rule.source.value}",
    ]
    if rule.words:
        about[-1] += ": " + ", ".join(f"«\u00a0{words}\u00a0»" for words in rule.words)
    yield from (*about, "", _both(rule.text), "")
    if rule.expects:
        yield from (f"Expects one of {_codes(rule.expects)}.", "")
    if rule.forbids:
        yield from (f"Forbids {_codes(rule.forbids)}.", "")
    if rule.asks:
        yield from (f"Asks {_codes(fact.name for fact in rule.asks)}.", "")
    if rule.remarks:
        yield from (*(f"- `{remark.notice.code}` {_both(remark.notice.text)}" for remark in rule.remarks), "")


def _conflicts():
    pairs = [f"- {one} and {other}" for one, other in CONFLICTS]
    return "\n".join(["## Shown together, as conflicting", "", *pairs, ""])


def _codes(names):
    return ", ".join(f"`{name}`" for name in names)


def _both(text):
    return f"{text.fr} / {text.en}"


if __name__ == "__main__":
    print(rules_markdown(), end="")
