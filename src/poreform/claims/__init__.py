"""The three routes, judged condition by condition on evidence that is named."""
