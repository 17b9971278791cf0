"""The conditions, one subject a file; `claims.routes` puts them together."""
