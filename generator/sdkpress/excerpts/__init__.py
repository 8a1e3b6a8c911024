"""The part of a document that describes one operation."""
