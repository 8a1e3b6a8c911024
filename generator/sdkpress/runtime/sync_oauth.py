# Made from async_oauth.py, which is the one to edit.
"""Asks a token endpoint for the token of a call, unless there is one: one thread at a time."""

from __future__ import annotations

from typing import Any

from .call import Call
from .http import httpx
from .http_client import HttpClient, native
from .oauth import TokenCache, TokenRequest
from .sync_io import Mutex


def token(client: HttpClient, call: Call, tokens: TokenCache) -> str:
    """The token for the scopes of a call. Raises the SDK's errors where there is none to have."""
    scopes = tokens.wanted(call.scopes)
    known = tokens.find(scopes)
    if known is not None:
        return known
    with tokens.mutex(Mutex):
        known = tokens.find(scopes)  # another thread may have asked meanwhile
        if known is not None:
            return known
        for asked in tokens.requests(scopes):
            response = _send(client, call, asked)
            if response.is_success or not asked.renews:
                return call.token_of(tokens, scopes, response)
    raise AssertionError("the last request is no renewal")


def _send(client: HttpClient, call: Call, asked: TokenRequest) -> httpx.Response:
    http = native(client)
    options: dict[str, Any] = {}
    extensions: dict[str, Any] = {}
    if call.time_limit is not None:
        extensions["timeout"] = httpx.Timeout(call.time_limit).as_dict()
    if http is None:
        request = client.build_request(
            "POST",
            asked.url,
            headers=asked.headers,
            content=asked.content,
            extensions=extensions,
        )
    else:
        # Neither the client's own login nor a redirect may take the secret elsewhere.
        options = {"auth": None, "follow_redirects": False}
        extensions.setdefault("timeout", http.timeout.as_dict())
        request = httpx.Request(
            "POST",
            asked.url,
            headers=asked.headers,
            content=asked.content,
            extensions=extensions,
        )
    try:
        return client.send(request, **options)
    except httpx.RequestError as error:
        raise call.no_response(error, request) from error


__all__ = ["token"]
