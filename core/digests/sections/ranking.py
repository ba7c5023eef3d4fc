"""A recruiter's own month beside that of his colleagues, whose names and sums he does not see."""

from collections.abc import Sequence

from core.digests.section import Numbers, Row, Told
from core.kit.actor import Role
from core.kit.money import Pay
from core.kit.words import N_, Text
from core.notifications.digest_content import Figure

_MONTH = """
WITH month AS (
  SELECT r.user_id, r.target_amount, r.target_positions, o.currency, coalesce(sum(v.sub_total), 0) AS earned,
         count(DISTINCT s.id) AS joined
  FROM recruiters r
  JOIN organizations o ON o.id = r.organization_id
  LEFT JOIN job_applications a ON a.attached_to_id = r.user_id AND a.organization_id = r.organization_id
    AND a.status IN ('selected', 'left')
  LEFT JOIN selected_candidates s ON s.application_id = a.id
    AND s.joined_on >= date_trunc('month', w.today)::date AND s.joined_on <= w.today
  LEFT JOIN invoices_generated v ON v.selected_id = s.id AND v.status <> 'cancelled'
  WHERE r.organization_id = w.agency AND r.is_active
  GROUP BY r.user_id, r.target_amount, r.target_positions, o.currency
), ranked AS (
  SELECT month.*, rank() OVER (ORDER BY joined DESC, earned DESC) AS place, count(*) OVER () AS recruiters
  FROM month
)
SELECT * FROM ranked WHERE user_id = w.person
"""


def _month(rows: Sequence[Row]) -> Told:
    row = rows[0]
    earned, target = Pay(row["earned"], row["currency"]), Pay(row["target_amount"], row["currency"])
    fees = Text(N_("{earned} of {target}"), {"earned": earned, "target": target}) if target.amount else earned
    wanted = {"joined": row["joined"], "wanted": row["target_positions"]}
    figures = [
        Figure(N_("Fees of your hires this month"), fees),
        Figure(
            N_("Your hires this month"),
            Text(N_("{joined} of {wanted}"), wanted) if row["target_positions"] else row["joined"],
        ),
    ]
    if row["joined"] and row["recruiters"] > 1:
        place = {"place": row["place"], "recruiters": row["recruiters"]}
        figures.append(Figure(N_("Your place in the agency"), Text(N_("{place} of {recruiters}"), place)))
    return Told(figures)


NUMBERS = (Numbers("ranking", frozenset({Role.RECRUITER}), 10, _MONTH, _month),)
