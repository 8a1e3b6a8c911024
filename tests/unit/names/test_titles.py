"""An SDK is called after the API, not after the document."""

from __future__ import annotations

import pytest

from sdkpress.names.titles import essential


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("GitHub's official OpenAPI spec + Octokit extension", "GitHub"),
        ("Netlify's API documentation", "Netlify API"),
        (
            "Spotify Web API with fixes and improvements from sonallux",
            "Spotify Web API",
        ),
        ("Discord HTTP API (Preview)", "Discord HTTP API"),
        ("The Plaid API", "Plaid API"),
        ("Swagger Petstore - OpenAPI 3.0", "Petstore"),
        ("Acme: the whole of it", "Acme"),
        ("Pet Shop", "Pet Shop"),
        ("Coca-Cola", "Coca-Cola"),
        ("OpenAPI specification", "OpenAPI specification"),
        ("(internal)", "(internal)"),
        ("A", "A"),
        ("", ""),
        ("日本語 API", "日本語 API"),
    ],
)
def test_the_words_that_name_the_api(title: str, expected: str) -> None:
    assert essential(title) == expected
