"""A document in which only texts have changed: what shows them is made anew, the rest stays."""
