"""The command line: parses, calls, shows; computes nothing."""
