"""From facts to advice. Nothing is decided: it is put before the board, with its facts and what is missing."""

from scoring.guideline.conflicts import conflicts_of
from scoring.guideline.facts import BoneAgentFacts
from scoring.guideline.grammar import Advice, Conclusion, Scope
from scoring.guideline.names import Subject
from scoring.guideline.registry import IN_READING_ORDER

_UNKNOWN_AGENT, _NO_AGENT = BoneAgentFacts(), BoneAgentFacts(drug="none")


def advise(facts):
    """Every advice that these facts call for: contraindications, recommendations, checks, warnings, information; then
    what falls exactly on a threshold, and what cannot conclude."""
    about = subjects(facts)
    given = {conclusion: [] for conclusion in Conclusion}
    for rule in IN_READING_ORDER:
        find = rule.when.find
        for subject in about[rule.scope]:
            finding = find(subject)
            if finding.truth:
                given[Conclusion.APPLIES].append(_applied(rule, subject, finding))
            elif finding.truth is False:
                if finding.notices:
                    given[Conclusion.ON_THRESHOLD].append(_as_found(rule, Conclusion.ON_THRESHOLD, subject, finding))
            elif rule.is_computed:
                given[Conclusion.CANNOT_CONCLUDE].append(_as_found(rule, Conclusion.CANNOT_CONCLUDE, subject, finding))
    return conflicts_of([advice for group in given.values() for advice in group])


def subjects(facts):
    """What there is to look at, by scope: the case, its lesions, their comparisons, its examinations."""
    agent = current_agent(facts)
    return {
        Scope.CASE: [Subject(facts, agent)],
        Scope.LESION: [Subject(facts, agent, lesion) for lesion in facts.lesions],
        Scope.COMPARISON: [
            Subject(facts, agent, lesion, comparison=comparison)
            for lesion in facts.lesions
            for comparison in lesion.comparisons
        ],
        Scope.EXAMINATION: [Subject(facts, agent, examination=examination) for examination in facts.examinations],
    }


def current_agent(facts):
    """The bone agent being given, the latest begun when there are several."""
    agents = facts.bone_agents
    if agents is None or any(agent.is_current is None for agent in agents):
        return _UNKNOWN_AGENT
    current = [agent for agent in agents if agent.is_current]
    if len(current) > 1:
        dated = None not in [agent.started_on for agent in current]
        return max(current, key=lambda agent: agent.started_on) if dated else _UNKNOWN_AGENT
    return current[0] if current else _NO_AGENT


def _as_found(rule, conclusion, subject, finding):
    return Advice(rule, conclusion, subject, finding.seen, finding.missing, finding.notices)


def _applied(rule, subject, finding):
    """With its remarks; what they or the rule ask and the file does not say is missing, and changes no conclusion."""
    remarked = tuple([remark.when and remark.when.find(subject) for remark in rule.remarks])
    known = tuple([fact.get(subject) is not None for fact in rule.asks])
    return Advice(rule, Conclusion.APPLIES, subject, *_said(rule, finding, remarked, known))


# The same findings always say the same: they are put together once.
_SAID = {}


def _said(rule, finding, remarked, known):
    key = (rule.code, finding, remarked, known)
    if key not in _SAID:
        _SAID[key] = _put_together(rule, finding, remarked, known)
    return _SAID[key]


def _put_together(rule, finding, remarked, known):
    """The facts seen, those missing, and the notices."""
    seen, missing, notices = finding.seen, (), finding.notices
    for remark, found in zip(rule.remarks, remarked, strict=True):
        if not found or found.truth:
            notices += (remark.notice,)
        if found:
            missing += found.missing
            seen += found.seen if found.truth else ()
    for fact, is_known in zip(rule.asks, known, strict=True):
        if is_known:
            seen += (fact.name,)
        else:
            missing += (fact.name,)
    return tuple(tuple(dict.fromkeys(said)) for said in (seen, missing, notices))
