"""What the tests share: documents, values, a server on loopback, and a driver for pressed SDKs."""
