"""Errors are caught by status too: those that the document describes, and the others."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from support.loopback import Answer, Loopback
from support.pressing import Build


def _raised(atelier: Any, server: Loopback, status: int) -> Any:
    server.script(
        "libraryCollectionGet", Answer.json({"message": "No", "code": "x"}, status)
    )
    with pytest.raises(Exception) as caught:
        atelier.library.collection.get(collection_id="a", retries=None)
    return caught.value


def test_what_the_document_describes(
    sdk: Build, atelier: Any, server: Loopback
) -> None:
    package = sdk.module("")
    error = _raised(atelier, server, 404)
    assert isinstance(error, package.Problem)
    assert isinstance(error, package.NotFoundError)
    assert isinstance(error, package.SDKError)
    assert error.data.message == "No"
    assert type(error).__name__ == "Problem"


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (409, "ConflictError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "InternalServerError"),
        (503, "InternalServerError"),
        (418, "SDKError"),
    ],
)
def test_what_it_does_not(
    sdk: Build, atelier: Any, server: Loopback, status: int, name: str
) -> None:
    error = _raised(atelier, server, status)
    assert type(error) is getattr(sdk.module(""), name)
    assert error.status_code == status


@pytest.mark.parametrize("status", [404, 429])
def test_they_can_be_copied_and_pickled(
    atelier: Any, server: Loopback, status: int
) -> None:
    error = _raised(atelier, server, status)
    for again in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert type(again) is type(error)
        assert again.status_code == status
