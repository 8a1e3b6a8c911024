"""Programs that show a call: Python and curl."""
