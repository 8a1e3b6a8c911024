"""What changes for the users of an SDK when its document changes."""
