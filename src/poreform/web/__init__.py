"""The local page over a results folder: serves, calls, shows; computes nothing."""
