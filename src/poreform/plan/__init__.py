"""What to make or measure next: the prove list and the most telling grid point."""
