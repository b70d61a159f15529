"""Why a paper was not made."""


class PressError(Exception):
    """The paper cannot be printed as it is; the sentence says why, without quoting it."""

    def __init__(self, reason):
        super().__init__(str(reason))
        self.reason = str(reason)
