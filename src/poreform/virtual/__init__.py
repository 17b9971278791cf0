"""The virtual membrane line: from a recipe to a membrane and its readings."""
