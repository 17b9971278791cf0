"""How the database of a campaign came to its present form, step by step."""
