"""README.md and USAGE.md of an SDK."""
