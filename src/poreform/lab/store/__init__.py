"""The campaign: every record of a laboratory, kept with its history in one database."""
