"""How a person hears of what, as cards: all groups, one group, or one kind of news."""

from collections.abc import Iterable, Iterator

from bot.asking.mode_names import CHANNEL_NAMES, MODE_NAMES, mode_name
from core.kit.actor import Role
from core.kit.card import Button, Card
from core.kit.errors import NotFound
from core.kit.words import N_, Words
from core.models.enums import DeliveryMode, NotificationCategory, PreferenceChannel
from core.notifications.groups import ALWAYS_TOLD, CATEGORY_NAMES, GROUP_NAMES, GROUP_OF, GROUPS, Group
from core.notifications.load import load_kinds
from core.people.role_names import AS_ROLE
from core.preferences.queries import Preferences
from core.preferences.wishes import Scope

PREFERENCES = "preferences"
ALL, USUAL, EVERYTHING = "all", "usual", "rest"
"""Words in the args: all channels (or all groups), the usual mode, and all that is not named by itself."""
_MODE_LABELS = {
    DeliveryMode.AT_ONCE: N_("At once"),
    DeliveryMode.DIGEST: N_("In the digest"),
    DeliveryMode.MUTED: N_("Mute"),
}
_DIGEST_LABELS = {
    DeliveryMode.AT_ONCE: N_("At my digest hour"),
    DeliveryMode.MUTED: _MODE_LABELS[DeliveryMode.MUTED],
}


def scope_of(word: str) -> Scope:
    """What the first arg of a button names."""
    if word == EVERYTHING:
        return None
    if word in list(Group):
        return Group(word)
    if word in list(NotificationCategory):
        return NotificationCategory(word)
    raise NotFound


def heard_by(role: Role | None, group: Group) -> list[NotificationCategory]:
    """The kinds of a group of which this hat is ever told; the manager stands in for his people."""
    hats = {role} | ({Role.RECRUITER, Role.ACCOUNTANT} if role is Role.MANAGER else set())
    told = {kind.category for kind in load_kinds().values() if hats & set(kind.to) or not kind.to}
    return [category for category in GROUPS[group] if category in told]


def all_card(seen: Preferences, words: Words) -> Card:
    """Each group in a line, and the way to each."""
    heard = {group: kinds for group in Group if (kinds := heard_by(seen.role, group))}
    lines = [
        words(N_("{group}: {modes}"), group=words(GROUP_NAMES[group]), modes=_modes(seen, kinds, words))
        for group, kinds in heard.items()
    ]
    groups = [Button(words(GROUP_NAMES[group]), PREFERENCES, (group.value,)) for group in heard]
    rest = Button(words(N_("All that is not named")), PREFERENCES, (EVERYTHING,))
    rows = [*_in_rows(groups, 3), (rest, Button(words(N_("Settings")), "settings"))]
    return Card(words(N_("How would you like to hear of things?")), tuple(lines), rows=tuple(rows))


def scope_card(
    seen: Preferences, scope: Scope, channel: PreferenceChannel | None, words: Words, *, changed: bool
) -> Card:
    """One group or kind: what holds on each channel, and the modes to choose from."""
    lines = [words(N_("This holds from now on:")) if changed else words(N_("This holds now:"))]
    lines += _held(seen, scope, words)
    if note := _note(seen, scope, words):
        lines.append("\n" + note)
    rows: list[tuple[Button, ...]] = []
    if scope not in ALWAYS_TOLD:
        rows += _mode_rows(seen, scope, channel, words)
    heard = heard_by(seen.role, scope) if isinstance(scope, Group) else []
    if len(heard) > 1:
        kinds = [Button(words(CATEGORY_NAMES[one])[:75], PREFERENCES, (one.value,)) for one in heard]
        rows += _in_rows(kinds, 1)
    rows.append(_back(scope, words))
    return Card(_title(scope, channel, words), tuple(lines), rows=tuple(rows))


def _title(scope: Scope, channel: PreferenceChannel | None, words: Words) -> str:
    if scope is None:
        name = words(N_("All that is not named by itself"))
    else:
        name = words(GROUP_NAMES[scope] if isinstance(scope, Group) else CATEGORY_NAMES[scope])
    if channel is None:
        return words(N_("{name}, on every channel"), name=name)
    return words(N_("{name}, in {channel}"), name=name, channel=words(CHANNEL_NAMES[channel]))


def _held(seen: Preferences, scope: Scope, words: Words) -> Iterator[str]:
    if isinstance(scope, Group):
        for category in heard_by(seen.role, scope):
            modes = _modes(seen, [category], words)
            yield words(N_("{category}: {modes}"), category=words(CATEGORY_NAMES[category]), modes=modes)
        return
    for channel in seen.channels:
        if scope is not None:
            mode = words(mode_name(scope, seen.mode(scope, channel)))
        else:
            wide = seen.wishes.get((None, channel))
            mode = words(MODE_NAMES[wide]) if wide else words(N_("as usual"))
        yield words(N_("{channel}: {mode}"), channel=words(CHANNEL_NAMES[channel]), mode=mode)


def _modes(seen: Preferences, categories: Iterable[NotificationCategory], words: Words) -> str:
    """What is the same on every channel is said once; where the kinds differ, so much is said."""
    by_channel = {
        channel: {mode_name(one, seen.mode(one, channel)) for one in categories if one not in ALWAYS_TOLD}
        or {MODE_NAMES[DeliveryMode.AT_ONCE]}
        for channel in seen.channels
    }
    said = {
        channel: words(next(iter(modes))) if len(modes) == 1 else words(N_("by kind"))
        for channel, modes in by_channel.items()
    }
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    return words.list(
        [
            words(N_("{channel} {mode}"), channel=words(CHANNEL_NAMES[channel]), mode=mode)
            for channel, mode in said.items()
        ]
    )


def _note(seen: Preferences, scope: Scope, words: Words) -> str:
    if scope in ALWAYS_TOLD:
        return words(
            N_("Invitations and sign-in links always come at once; without them you could not get in.")
        )
    if scope is None:
        return words(
            N_("What you choose for a group or a kind goes before this; the usual of your role comes after.")
        )
    categories = set(GROUPS[scope]) if isinstance(scope, Group) else {scope}
    muted = [one for one in categories if DeliveryMode.MUTED in {seen.mode(one, c) for c in seen.channels}]
    if any(kind.awaits and kind.category in muted for kind in load_kinds().values()):
        return words(
            N_("What waits for your act is never lost: muted, it stays in /inbox and comes in the digest.")
        )
    return ""


def _mode_rows(
    seen: Preferences, scope: Scope, channel: PreferenceChannel | None, words: Words
) -> Iterator[tuple[Button, ...]]:
    name = EVERYTHING if scope is None else scope.value
    where = ALL if channel is None else channel.value
    labels = _DIGEST_LABELS if name in (Group.DIGEST, NotificationCategory.DIGEST) else _MODE_LABELS
    yield tuple(
        Button(words(label), PREFERENCES, (name, where, mode.value)) for mode, label in labels.items()
    )
    if seen.role is None:
        usual = words(N_("As usual"))
    else:
        usual = words(N_("As usual for {role}"), role=words(AS_ROLE[seen.role]))
    yield (Button(usual, PREFERENCES, (name, where, USUAL)),)
    others: list[PreferenceChannel | None] = [None, *seen.channels]
    yield tuple(
        Button(
            words(N_("Every channel") if one is None else CHANNEL_NAMES[one]),
            PREFERENCES,
            (name, ALL if one is None else one.value),
        )
        for one in others
        if one is not channel
    )


def _back(scope: Scope, words: Words) -> tuple[Button, ...]:
    every = Button(words(N_("‹ All groups")), PREFERENCES, (ALL,))
    if scope is None or isinstance(scope, Group):
        return (every,)
    group = GROUP_OF[scope]
    return (Button(f"‹ {words(GROUP_NAMES[group])}", PREFERENCES, (group.value,)), every)


def _in_rows(buttons: list[Button], width: int) -> Iterator[tuple[Button, ...]]:
    for start in range(0, len(buttons), width):
        yield tuple(buttons[start : start + width])
