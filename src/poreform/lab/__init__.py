"""What was really made and measured: records, importers, standing observations."""
