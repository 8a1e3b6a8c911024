"""From the files that a user names to the one document that is pressed: references, overlays, filters, merging."""
