"""Ways to advance an equation by one time step."""
