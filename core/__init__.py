"""What the agency does: rules, records and reach, without a word of any chat."""
