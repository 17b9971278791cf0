"""The phase-field engine: demixing coupled to crystallisation; knows no polymer."""
