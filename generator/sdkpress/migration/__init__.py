"""Coming from a published SDK: its settings in our words, and what its users would miss."""
