"""What each resume of the fixtures suggests, and the rules one by one."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.gateways.resume_education import degree_in
from core.gateways.resume_skills import lexicon
from core.gateways.resume_suggestions import Found, Suggestions, suggest
from core.gateways.resume_text import read_resume

T = TypeVar("T")
NOW = date(2026, 3, 15)
RESUMES = Path(__file__).parents[1] / "fixtures" / "resumes"


@cache
def suggested(name: str) -> Suggestions:
    return suggest(read_resume((RESUMES / name).read_bytes(), name).text, now=NOW)


def value(found: Found[T] | None) -> T | None:
    return found.value if found else None


FACTS: dict[str, tuple[object, ...]] = {
    "ananya_iyer": (
        "Ananya Iyer", "ananya.iyer@example.com", "+919845012345", Decimal("6.0"),
        "Kaveri Payments Pvt Ltd", "B.E.",
    ),
    "rohan_mehta": (
        "Rohan Kumar Mehta", "rohan.mehta@example.in", "+919820045678", Decimal("6.8"), "Konkan Bank", "MBA",
    ),
    "fatima_sheikh": (
        "Fatima Sheikh", "fatima.sheikh+jobs@example.com", "+919000123456", Decimal("11.0"),
        "Charminar Foods India Pvt. Ltd.", "MBA",
    ),
    "priya_sharma": (
        "Priya Sharma", "priya_sharma@example.org", "+919414012345", Decimal("3.5"),
        "Aravalli Retail Private Limited", "M.Sc.",
    ),
}  # fmt: skip
JOHN = ("John Doe", "john.doe@email.com", None, Decimal("4.2"), "Nexus AI", "PhD")
FILES = [(f"{person}.{kind}", facts) for person, facts in FACTS.items() for kind in ("pdf", "docx")]
FILES += [(f"john_doe_{theme}.pdf", JOHN) for theme in ("classic", "harvard", "engineeringresumes")]


@pytest.mark.parametrize(("file", "facts"), FILES, ids=[file for file, _ in FILES])
def test_each_layout_suggests_the_same_person(file: str, facts: tuple[object, ...]) -> None:
    said = suggested(file)
    assert facts == (
        value(said.name),
        value(said.email),
        value(said.phone_e164),
        value(said.experience_years),
        value(said.current_company),
        value(said.qualification),
    )


@pytest.mark.parametrize(
    ("file", "education", "skills"),
    [
        ("ananya_iyer.pdf", ["B.E. Computer Science, R.V. College of Engineering, 2017"],
         {"Java", "Spring Boot", "PostgreSQL", "Kubernetes", "CI/CD"}),
        ("rohan_mehta.docx",
         ["MBA (Finance), University of Mumbai, 2019",
          "B.Com, Mithibai College, 2016",
          "HSC, Maharashtra Board, 2013"],
         {"Requirement Gathering", "SQL", "Power BI", "Excel", "Tableau", "Python"}),
        ("fatima_sheikh.pdf",
         ["MBA in Human Resources, Osmania University, 2014",
          "Bachelor of Commerce, St. Ann's College, 2012"],
         {"Recruitment", "Payroll", "SAP SuccessFactors", "Onboarding", "MS Office"}),
        ("priya_sharma.docx",
         ["M.Sc. Statistics, University of Rajasthan, 2021",
          "B.Sc. Mathematics, University of Rajasthan, 2019"],
         {"Python", "scikit-learn", "Node.js", "C++", "C#"}),
    ],
)  # fmt: skip
def test_schools_and_skills_are_found(file: str, education: list[str], skills: set[str]) -> None:
    said = suggested(file)
    assert [entry.value for entry in said.education] == education
    assert skills <= {skill.value for skill in said.skills}
    assert "Java" not in {skill.value for skill in said.skills} or file.startswith("ananya")


def test_each_suggestion_says_where_it_was_found() -> None:
    said = suggested("rohan_mehta.docx")
    assert said.name == Found("Rohan Kumar Mehta", 2, "Name: Rohan Kumar Mehta")
    assert said.phone_e164 == Found("+919820045678", 3, "Mobile: 098200 45678")


def test_a_scan_suggests_nothing() -> None:
    assert suggested("scanned.pdf") == Suggestions()


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("I have 6+ years of experience.", "6.0"),
        ("Total Experience: 5 years 6 months", "5.5"),
        ("Having 3 yrs of hands-on relevant exp in Java", "3.0"),
        ("Experience\nJan 2018 – Dec 2019", "2.0"),
        ("Experience\nJan 2018 – Dec 2019\nJul 2019 - Dec 2020", "3.0"),
        ("Work Experience\nAcme Ltd 2019 - 2021", "2.0"),
        ("Work Experience\nAcme Ltd 2019 - 2019", "0.5"),
        ("Employment\n04/2024 to till date", "2.0"),
        ("Employment\nApr'24 - Present", "2.0"),
        ("Employment\nApr 2025 - Mar 2099", "1.0"),
        ("Employment\nMar 2020 - Feb 2019", None),
        ("Education\nJan 2014 - Dec 2018", None),
        ("Sold 340 cars within 2 years", None),
        ("99 years of experience", None),
        ("Fresher", None),
    ],
)
def test_experience_is_what_is_said_or_the_union_of_jobs(text: str, years: str | None) -> None:
    found = suggest(text, now=NOW).experience_years
    assert value(found) == (Decimal(years) if years else None)


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Currently working with Nandi Softworks as Team Lead", "Nandi Softworks"),
        ("Present employer: Konkan Bank", "Konkan Bank"),
        ("Experience\nJan 2020 - Present\nTeam Lead, Vaigai Motors", "Vaigai Motors"),
        ("Experience\nTester | Tapti Labs | Jan 2020 - Present", "Tapti Labs"),
        ("Experience\nTapti Labs\nSoftware Tester\nJan 2020 - now", "Tapti Labs"),
        (
            "Experience\nTester at Tapti Labs, 2018 - 2020\nLead at Vaigai Motors, 2020 - Present",
            "Vaigai Motors",
        ),
        ("Experience\nTester at Tapti Labs, Jan 2018 - Feb 2020", None),
    ],
)
def test_the_present_employer_is_told_from_the_trade(text: str, company: str | None) -> None:
    assert value(suggest(text, now=NOW).current_company) == company


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Resume\nMr. Arjun Singh Rathore\nPune", "Arjun Singh Rathore"),
        ("Software Engineer\nMeera Nair\nmeera.nair@example.com", "Meera Nair"),
        ("KAVYA S. REDDY", "Kavya S. Reddy"),
        ("Tapti Labs\nBengaluru East\nDev Malhotra\ndevmalhotra91@example.com", "Dev Malhotra"),
        ("नाम: अर्जुन सिंह", "अर्जुन सिंह"),
        ("Java Developer", None),
        ("CURRICULUM VITAE", None),
        ("Spring Boot", None),
    ],
)
def test_a_name_is_told_from_other_short_lines(text: str, name: str | None) -> None:
    assert value(suggest(text, now=NOW).name) == name


def test_a_referee_is_not_the_candidate() -> None:
    said = suggest("References\nDr. Kulkarni, 98200 11111, kulkarni@example.com", now=NOW)
    assert (said.phone_e164, said.email) == (None, None)
    mine = suggest("022 2610 0000, 98200 22222\nReferences\n98200 11111", now=NOW)
    assert value(mine.phone_e164) == "+919820022222"


def test_a_number_is_read_in_the_region_of_the_agency() -> None:
    assert value(suggest("050 123 4567", now=NOW, region="AE").phone_e164) == "+971501234567"


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Skills: Go, R, C, Java", ["Go", "R", "C", "Java"]),
        ("We go to C and R in the Java sea", ["Java"]),
        ("Knows Spring Boot and spring flowers", ["Spring Boot"]),
        ("Skills\nKuberntes; Postgress", ["Kubernetes", "PostgreSQL"]),
        ("reactjs, React.js and React", ["React"]),
        ("Good at SAP; sap of trees", ["SAP"]),
        ("asp.net, C#, C++ and .NET.", ["ASP.NET", "C#", "C++", ".NET"]),
    ],
)
def test_skills_are_whole_words_by_any_of_their_names(text: str, skills: list[str]) -> None:
    assert [skill.value for skill in suggest(text, now=NOW).skills] == skills


def test_the_lexicon_is_rich_and_every_entry_is_found() -> None:
    ways = lexicon().values()
    assert len({way.skill for way in ways}) >= 400
    assert len(ways) >= 800
    for way in ways:
        found = suggest(f"Skills\n{way.written}", now=NOW).skills
        assert [skill.value for skill in found] == [way.skill], way


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("B.Tech. in CSE", "B.Tech"),
        ("B Tech, IIT Madras", "B.Tech"),
        ("BE Mechanical", "B.E."),
        ("to be or not", None),
        ("Bachelor of Science", "B.Sc."),
        ("MBA and B.Com", "MBA"),
        ("Ph.D. Physics", "PhD"),
        ("MS in Statistics", "M.Sc."),
        ("12th, CBSE", "Class XII"),
        ("Diploma in Civil", "Diploma"),
        ("combat training", None),
    ],
)
def test_degrees_have_one_name(text: str, degree: str | None) -> None:
    assert degree_in(text) == degree


PIECES = [
    "Experience",
    "Skills: ",
    "Jan 2018",
    " - ",
    "Present",
    "5 years",
    "exp",
    "Java",
    "a@b.co",
    "9845012345",
    ":",
    "\n",
]


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_gives_suggestions_that_stand_in_it(text: str) -> None:
    said = suggest(text, now=NOW)
    lines = len(text.splitlines())
    singles = (said.name, said.email, said.phone_e164, said.experience_years, said.current_company)
    for found in (*singles, said.qualification, *said.education, *said.skills):
        assert found is None or 1 <= found.line <= lines
