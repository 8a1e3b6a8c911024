"""What sdkpress has to say about a document: findings, their codes, and how they are shown."""
