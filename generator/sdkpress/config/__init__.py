"""What a user may choose: the settings, the files they come from, and their rules."""
