"""From the offer to the first day of work: seats, answers, joining."""
