"""What the record answers when it will not do as asked. Each error carries a sentence a person can act on."""


class Refused(Exception):
    """The act is not allowed, now or to this person; the sentence says why.

    `field` names the part of the form that holds the reason, where there is one.
    """

    def __init__(self, reason, *, field=None):
        super().__init__(str(reason))
        self.reason = reason
        self.field = field


class NotVisible(Exception):
    """Not existing and not open to this person look the same."""


class Conflict(Refused):
    """Somebody else wrote first. `current` is the row as it stands now."""

    def __init__(self, reason, *, current):
        super().__init__(reason)
        self.current = current


class Invalid(Refused):
    """Values that the record cannot hold. `errors` is {field name or "__all__": [sentences]}."""

    def __init__(self, errors):
        super().__init__(" ".join(sentence for sentences in errors.values() for sentence in sentences))
        self.errors = errors
