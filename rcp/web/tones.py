"""The look of each state: a tone and an icon, beside the word that the state already carries.

One table for cases, meetings, decisions, documents and identities: a code that several of them use means the same.
"""

TONES = {
    # cases
    "draft": ("neutral", "pencil"),
    "submitted": ("info", "send"),
    "returned": ("warning", "return"),
    "scheduled": ("accent", "calendar"),
    "urgent": ("danger", "alert"),
    "discussed": ("accent", "people"),
    "recorded": ("accent", "file"),
    "postponed": ("warning", "clock"),
    "decided": ("ok", "check"),
    "closed": ("neutral", "lock"),
    "withdrawn": ("neutral", "cross"),
    # meetings
    "planned": ("neutral", "calendar"),
    "frozen": ("info", "lock"),
    "open": ("accent", "live"),
    "cancelled": ("danger", "cross"),
    # decisions
    "signed": ("ok", "signature"),
    "superseded": ("neutral", "history"),
    "provisional_opinion": ("warning", "alert"),
    # documents and their sending
    "pending": ("neutral", "clock"),
    "producing": ("info", "refresh"),
    "ready": ("ok", "check"),
    "failed": ("danger", "alert"),
    "sent": ("info", "send"),
    "acknowledged": ("ok", "check"),
    "refused": ("danger", "cross"),
    # identities
    "provisional": ("warning", "help"),
    "validated": ("info", "check"),
    "retrieved": ("info", "file"),
    "qualified": ("ok", "shield"),
    # API tokens
    "active": ("ok", "check"),
    "expired": ("neutral", "clock"),
    "revoked": ("neutral", "cross"),
    # tasks and outcomes
    "due": ("info", "clock"),
    "overdue": ("danger", "alert"),
    "done": ("ok", "check"),
    "partly_done": ("warning", "half"),
    "not_done": ("danger", "cross"),
    # classes of the scores that warn of a fracture or of an unstable spine; a prognosis has no colour
    "stable": ("ok", "check"),
    "potentially_unstable": ("warning", "alert"),
    "unstable": ("danger", "alert"),
    "radiotherapy": ("ok", "check"),
    "board_discussion": ("warning", "people"),
    "prophylactic_surgery": ("danger", "alert"),
    "low_risk": ("ok", "check"),
    "high_risk": ("danger", "alert"),
    # two scores read together
    "concordant": ("ok", "check"),
    "discordant": ("warning", "alert"),
}
LIGHTS = {"ok": "check", "missing": "cross", "warning": "alert", "unknown": "help"}
UNKNOWN = ("neutral", "dot")


def tone_of(code):
    """Tone and icon of a state; an unlisted code is shown plainly rather than refused."""
    return TONES.get(str(code).lower(), UNKNOWN)
