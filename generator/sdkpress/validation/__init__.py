"""Documents against the official JSON Schemas of OpenAPI, and findings in the forms that other tools read."""
