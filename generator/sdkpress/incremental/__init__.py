"""A document of which a part has changed: what shows that part is made anew, the rest stays."""
