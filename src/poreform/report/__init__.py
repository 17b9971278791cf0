"""Figures and the self-contained report; takes records, asks nobody how they were made."""
