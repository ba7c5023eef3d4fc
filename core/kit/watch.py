"""What happens in the house, told to whoever counts it; by itself it counts nothing."""


class Watch:
    """Names and numbers only: of whom and of what something was is never told."""

    def delivered(self, channel: str, kind: str, result: str, seconds: float) -> None:
        """A worker dealt with a message, and this became of it."""

    def turned(self, act: str, channel: str, seconds: float) -> None:
        """A person's turn in a conversation, or an action, was answered within this time."""

    def heard(self, channel: str, kind: str, event_id: str = "") -> None:
        """A platform told of something; the same id again is a repetition."""

    def fired(self, job: str, *, failed: bool) -> None:
        """A recurring job ran."""

    def beat(self, part: str) -> None:
        """This part did what it is there for, just now."""

    def trouble(self, part: str, why: str) -> None:
        """This part cannot work, until its next beat."""


UNWATCHED = Watch()
