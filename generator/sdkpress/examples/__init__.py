"""Example values: those of a document, and those made up where it gives none."""
