"""Fees earned: this month against the target, the last six months, and what is still owed.

Revenue is the fee without tax of all invoices that are approved and not cancelled, by the invoice's date,
less the credit notes of the month.
"""

from collections.abc import Sequence
from decimal import Decimal

from core.digests.section import Numbers, Row, Told
from core.kit.actor import Role
from core.kit.money import Pay
from core.kit.words import N_, Text
from core.notifications.digest_content import Bar, Figure, Panel

_EARNED = """
  (SELECT coalesce(sum(v.sub_total), 0) FROM invoices_generated v
   WHERE v.organization_id = w.agency AND v.status NOT IN ('needs_band', 'draft', 'cancelled')
     AND v.invoice_date >= {since} AND v.invoice_date < {since} + interval '1 month')
  - (SELECT coalesce(sum(n.sub_total), 0) FROM credit_notes n
     WHERE n.organization_id = w.agency
       AND n.issued_on >= {since} AND n.issued_on < {since} + interval '1 month')
"""
_MONTH = f"""
SELECT {_EARNED.format(since="date_trunc('month', w.today)::date")} AS earned, o.target_amount AS target,
       o.target_positions AS wanted, o.currency,
       (SELECT count(*) FROM selected_candidates s WHERE s.organization_id = o.id
          AND s.joined_on >= date_trunc('month', w.today)::date AND s.joined_on <= w.today) AS joined,
       (SELECT coalesce(sum(l.positions - l.positions_closed), 0)::int
        FROM job_postings j JOIN job_locations l ON l.job_id = j.id AND l.status = 'opened'
        WHERE j.organization_id = o.id AND j.approval = 'accepted' AND j.status = 'opened') AS seats
FROM organizations o WHERE o.id = w.agency
"""  # noqa: S608 - constants of this package
_HALF_YEAR = f"""
SELECT month.since::date AS since, {_EARNED.format(since="month.since::date")} AS earned, o.currency
FROM organizations o, generate_series(date_trunc('month', w.today) - interval '5 months',
                                      date_trunc('month', w.today), interval '1 month') AS month(since)
WHERE o.id = w.agency ORDER BY month.since
"""  # noqa: S608 - constants of this package
_OWED = """
SELECT o.currency,
       coalesce(sum(v.final_price) FILTER (WHERE v.status IN ('sent', 'accepted')), 0) AS due,
       count(*) FILTER (WHERE v.status IN ('sent', 'accepted')) AS due_count,
       coalesce(sum(v.final_price) FILTER (WHERE v.status = 'overdue'), 0) AS overdue,
       count(*) FILTER (WHERE v.status = 'overdue') AS overdue_count
FROM organizations o
LEFT JOIN invoices_generated v ON v.organization_id = o.id AND v.status IN ('sent', 'accepted', 'overdue')
WHERE o.id = w.agency GROUP BY o.id
"""


def _month(rows: Sequence[Row]) -> Told:
    row = rows[0]
    earned, target = Pay(row["earned"], row["currency"]), Pay(row["target"], row["currency"])
    figures = [Figure(N_("Revenue this month"), earned)]
    panels: list[Panel] = []
    if row["target"] > 0:
        share = Decimal(round(100 * row["earned"] / row["target"]))
        named = {"earned": earned, "target": target, "share": share}
        figures = [
            Figure(N_("Revenue this month"), Text(N_("{earned} of {target} ({share}%)"), named)),
        ]
        bar = Bar(Text(N_("this month")), float(row["earned"]), Text(N_("{earned} ({share}%)"), named))
        goal = Bar(Text(N_("target")), float(row["target"]), target)
        panels.append(Panel(N_("Revenue against target"), (bar, goal), goal=float(row["target"])))
    if row["wanted"]:
        joined = Text(N_("{joined} of {wanted}"), {"joined": row["joined"], "wanted": row["wanted"]})
        figures.append(Figure(N_("Joined this month"), joined))
    figures.append(Figure(N_("Positions to fill"), row["seats"]))
    return Told(figures, panels)


def _half_year(rows: Sequence[Row]) -> Told:
    if not any(row["earned"] for row in rows):
        return Told()
    bars = tuple(Bar(row["since"], float(row["earned"]), Pay(row["earned"], row["currency"])) for row in rows)
    total = Pay(sum((row["earned"] for row in rows), Decimal(0)), rows[0]["currency"])
    return Told((Figure(N_("Revenue of six months"), total),), (Panel(N_("Revenue of six months"), bars),))


def _owed(rows: Sequence[Row]) -> Told:
    row = rows[0]
    told = N_("{total} on {count} invoice", "{total} on {count} invoices")
    return Told(
        tuple(
            Figure(
                label, Text(told, {"total": Pay(row[name], row["currency"]), "count": row[f"{name}_count"]})
            )
            for name, label in (("due", N_("Due")), ("overdue", N_("Overdue")))
            if row[f"{name}_count"]
        )
    )


NUMBERS = (
    Numbers("month", frozenset({Role.MANAGER}), 20, _MONTH, _month),
    Numbers("owed", frozenset({Role.ACCOUNTANT, Role.MANAGER}), 30, _OWED, _owed),
    Numbers("half_year", frozenset({Role.ACCOUNTANT}), 40, _HALF_YEAR, _half_year),
)
