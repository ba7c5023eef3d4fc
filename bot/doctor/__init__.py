"""What is set, what is missing and what it costs; every outside system is tried."""

from bot.doctor.examine import examine
from bot.doctor.finding import Finding, Verdict

__all__ = ["Finding", "Verdict", "examine"]
