"""From a recipe to what each layer of the wall lives through, and the after-treatments."""
