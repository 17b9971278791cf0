"""One file per command; heavy imports stand inside it, so that --help is quick."""
