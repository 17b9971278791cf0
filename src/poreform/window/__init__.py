"""The process window Tl, Tu of a dissolution scan: literal rule and statistical answer."""
