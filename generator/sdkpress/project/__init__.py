"""What makes an SDK a project of its own besides its code: tests, CI, a changelog."""
