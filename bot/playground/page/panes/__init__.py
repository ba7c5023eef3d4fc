"""What one person sees, as JSON: a function of the town's state for each part of the page."""

from typing import Any

Json = dict[str, Any]
