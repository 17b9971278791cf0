"""What is known of substances, and who says so."""
