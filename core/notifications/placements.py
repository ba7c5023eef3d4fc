"""What is told about offers, seats and joining."""

from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_
from core.models.enums import NotificationCategory as Category
from core.notifications.due import Due
from core.notifications.kind import Params, Rows, kind

ANSWER_OFFER = Due(working_days=3)
CHOOSE_BAND = Due(working_days=2)
MARK_JOINED = Due(known_as="nine o'clock of the joining date")

_OFFER = (
    (N_("Yearly pay (CTC)"), "ctc"),
    (N_("Joining date"), "joining"),
    (N_("Benefits"), "benefits"),
)


def _answer(params: Params) -> Rows:
    placement = params["placement"]
    return [
        [
            Button(N_("Accept"), "accept_offer", (placement,), Style.PRIMARY),
            Button(N_("Refuse"), "refuse_offer", (f"placement:{placement}",), Style.DANGER),
        ]
    ]


def _joined(params: Params) -> Rows:
    return [
        [
            Button(
                N_("Mark joined"),
                "mark_joined",
                (params["placement"],),
                Style.PRIMARY,
                confirm=N_("Has this person really started work? The agency's invoice is prepared then."),
            )
        ]
    ]


def _choose_band(params: Params) -> Rows:
    return [
        [Button(N_("Choose a band"), "choose_band", (f"placement:{params['placement']}",), Style.PRIMARY)]
    ]


def _profile(params: Params) -> Rows:
    return [[Button(N_("View profile"), "view_profile", (params["application"],))]]


OFFER_MADE_TO_CANDIDATE = kind(
    "offer_made_to_candidate",
    Category.SELECT_CANDIDATE,
    N_("Congratulations! {client} offers you the job: {title}"),
    to=(Role.CANDIDATE,),
    why=N_("A client offers you a job."),
    lines=(N_("Please tell them whether you accept."),),
    facts=_OFFER,
    awaits="answer_offer",
    due=ANSWER_OFFER,
    rows=_answer,
)
OFFER_MADE = kind(
    "offer_made",
    Category.SELECT_CANDIDATE,
    N_("{client} made {candidate} an offer: {title}"),
    to=(Role.RECRUITER, Role.MANAGER),
    why=N_("A client made an offer to a candidate of your agency."),
    lines=(N_("{candidate} has been asked to accept or refuse."),),
    facts=_OFFER,
    after_rows=_profile,
)
OFFER_OUTSIDE_BANDS = kind(
    "offer_outside_bands",
    Category.SELECT_CANDIDATE,
    N_("No agreed band covers the offer to {candidate}"),
    to=(Role.MANAGER,),
    why=N_("A client made an offer that no band covers."),
    lines=(
        N_("{client} offered {ctc} for {title}, which is outside all bands of this job."),
        N_("The hire goes on. Please choose the band by which the invoice will be made."),
    ),
    awaits="choose_band",
    due=CHOOSE_BAND,
    rows=_choose_band,
)
OFFER_ACCEPTED = kind(
    "offer_accepted",
    Category.CANDIDATE_ACCEPTED,
    N_("{candidate} accepted the offer: {title} at {client}"),
    to=(Role.MANAGER,),
    why=N_("A candidate of your agency accepted an offer."),
    lines=(N_("When {candidate} has started work, {client} confirms it and the invoice is drafted."),),
    facts=_OFFER,
    after_rows=_profile,
)
OFFER_ACCEPTED_FOR_RECRUITER = kind(
    "offer_accepted_for_recruiter",
    Category.ACCEPTED_CTC,
    N_("{candidate} accepted the offer: {title} at {client}"),
    to=(Role.RECRUITER,),
    why=N_("Somebody you look after accepted an offer."),
    lines=(N_("Please stay in touch until the first day."),),
    facts=_OFFER,
    after_rows=_profile,
)
OFFER_ACCEPTED_FOR_CLIENT = kind(
    "offer_accepted_for_client",
    Category.CANDIDATE_ACCEPTED,
    N_("{candidate} accepted your offer: {title}"),
    to=(Role.CLIENT,),
    why=N_("A candidate accepted your offer."),
    lines=(N_("When {candidate} has started work, please confirm it here."),),
    facts=_OFFER,
    awaits="mark_joined",
    due=MARK_JOINED,
    rows=_joined,
    after_rows=_profile,
)
OFFER_REFUSED = kind(
    "offer_refused",
    Category.CANDIDATE_OFFER_REJECTED,
    N_("{candidate} refused the offer: {title} at {client}"),
    to=(Role.MANAGER, Role.CLIENT),
    why=N_("A candidate refused an offer."),
    lines=(N_("Why: {reason}"), N_("The seat in {location} is open again.")),
    after_rows=_profile,
)
OFFER_REFUSED_FOR_RECRUITER = kind(
    "offer_refused_for_recruiter",
    Category.CANDIDATE_REJECTED,
    N_("{candidate} refused the offer: {title} at {client}"),
    to=(Role.RECRUITER,),
    why=N_("Somebody you look after refused an offer."),
    lines=(
        N_("Why: {reason}"),
        N_("The seat in {location} is open again. Whom else can you suggest?"),
    ),
    after_rows=_profile,
)
SEATS_FILLED_FOR_RECRUITER = kind(
    "seats_filled_for_recruiter",
    Category.ONHOLD_CANDIDATE,
    N_("All seats are taken: {title}, {location}"),
    to=(Role.RECRUITER,),
    why=N_("The last seat was taken of a place where people you look after wait."),
    lines=(
        N_("These people of yours wait there: {candidates}."),
        N_("If a seat comes free, I will tell you and they go on where they stood."),
    ),
)
SEATS_FILLED_FOR_CANDIDATE = kind(
    "seats_filled_for_candidate",
    Category.ONHOLD_CANDIDATE,
    N_("About {title} at {client}: all places are taken for now"),
    to=(Role.CANDIDATE,),
    why=N_("The last seat was taken of a place you applied for."),
    lines=(N_("Your application stays on hold. If a place comes free, I will tell you."),),
)
SEAT_FREE_FOR_RECRUITER = kind(
    "seat_free_for_recruiter",
    Category.ONHOLD_CANDIDATE,
    N_("A seat is free again: {title}, {location}"),
    to=(Role.RECRUITER,),
    why=N_("A seat came free of a place where people you look after wait."),
    lines=(N_("These people of yours go on where they stood: {candidates}."),),
)
SEAT_FREE_FOR_CANDIDATE = kind(
    "seat_free_for_candidate",
    Category.ONHOLD_CANDIDATE,
    N_("Good news about {title} at {client}: a place is free again"),
    to=(Role.CANDIDATE,),
    why=N_("A seat came free of a place you applied for."),
    lines=(N_("Your application goes on where it stood."),),
)
CANDIDATE_JOINED = kind(
    "candidate_joined",
    Category.CANDIDATE_JOINED,
    N_("{candidate} has joined {client}: {title}"),
    to=(Role.RECRUITER, Role.MANAGER),
    why=N_("A client confirmed that somebody of your agency has joined."),
    lines=(N_("Confirmed by {by}. The invoice is being prepared."),),
    facts=((N_("Joined on"), "joined"), (N_("Yearly pay (CTC)"), "ctc")),
    after_rows=_profile,
)
CANDIDATE_JOINED_FOR_ACCOUNTANT = kind(
    "candidate_joined_for_accountant",
    Category.CANDIDATE_JOINED,
    N_("{candidate} has joined {client}: {title}"),
    to=(Role.ACCOUNTANT,),
    why=N_("A client confirmed that somebody of your agency has joined."),
    lines=(N_("Confirmed by {by}. The invoice comes to you for approval."),),
    facts=((N_("Joined on"), "joined"), (N_("Yearly pay (CTC)"), "ctc")),
)
CANDIDATE_JOINED_FOR_CANDIDATE = kind(
    "candidate_joined_for_candidate",
    Category.CANDIDATE_JOINED,
    N_("Welcome to {client}!"),
    to=(Role.CANDIDATE,),
    why=N_("A client confirmed that you have joined."),
    lines=(N_("They confirmed that you joined as {title}. All the best for the new job."),),
)
