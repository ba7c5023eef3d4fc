"""Words that tell trades from companies."""

import re

LABEL_END = r"\s*[:\-–]\s*"

_TITLE = re.compile(
    r"(?<![\w-])(?:"
    r"engineer|developer|programmer|analyst|manager|consultant|architect|designer|lead|executive|"
    r"officer|director|head|intern|trainee|associate|assistant|administrator|specialist|"
    r"recruiter|accountant|tester|scientist|researcher|founder|co-founder|ceo|cto|cfo|coo|vp|"
    r"president|partner|coordinator|supervisor|technician|teacher|lecturer|professor|nurse|"
    r"doctor|writer|editor|fresher|freelancer|student|sde|sdet|qa|devops|fullstack|backend|"
    r"frontend|representative|advisor|strategist|operator|clerk|cashier|salesman|buyer|planner"
    r")(?![\w-])",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:pvt|private|ltd|limited|llp|llc|inc|corp|corporation|gmbh|plc|technologies|technology|solutions|systems|"
    r"services|softworks|software|labs|consultancy|consulting|industries|enterprises|group|bank|finserv|foods|"
    r"textiles|payments|retail|hospital|hospitals|motors|pharma|infotech|university|college|institute)\b",
    re.IGNORECASE,
)


def is_company(text: str) -> bool:
    """Whether a word such as Ltd or Technologies stands in it."""
    return bool(_COMPANY.search(text))


def is_job_title(text: str) -> bool:
    """Whether one of its words is a trade or a rank."""
    return bool(_TITLE.search(text))
