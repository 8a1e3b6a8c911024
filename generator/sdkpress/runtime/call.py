"""One call from its request to its value: everything but the I/O.

Input: a request without its credentials, then what came back. Output: the request of each try,
how long to wait before the next, and the value or the error to raise.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pydantic_core import ValidationError, from_json

from .debug import DebugLog
from .errors import NoResponseError, RequestTimeoutError
from .hooks import HookContext
from .http import httpx
from .items import Items, raw_text
from .operation import Operation, Paging, ResponseSpec, Scheme
from .paging import PageRequest, next_page
from .request import RequestDraft
from .response import Reader, content_type_of, find_response_spec
from .retry import RetryState
from .security import AuthPlan, apply, mask

_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


@lru_cache(maxsize=256)
def _parsed(url: str) -> httpx.URL:
    return httpx.URL(url)


def same_origin(one: httpx.URL, other: httpx.URL) -> bool:
    """Whether two URLs share scheme, host and port (RFC 6454)."""
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)


class Call:
    """One call. `sources` are the credentials whose values the transport gets before each try.

    `guards_redirects`: redirects must not be followed blindly, see `redirected`.
    """

    def __init__(
        self,
        operation: Operation[Any],
        draft: RequestDraft,
        auth: AuthPlan,
        retry: RetryState,
        *,
        reader: Reader,
        log: DebugLog | None,
        private: frozenset[str],
        timeout_ms: int | None,
    ) -> None:
        self.operation = operation
        self.log = log
        self.content = draft.content
        self.sources = auth.sources
        self.guards_redirects = auth.private
        self.secrets: Sequence[str] = ()
        self._reader = reader
        self._fixed = auth.fixed
        self._draft = draft
        self._retry = retry
        self._private = private
        self._timeout_ms = timeout_ms
        self._response: httpx.Response | None = None

    @property
    def context(self) -> HookContext:
        """What hooks are told."""
        return HookContext(operation_id=self.operation.id, base_url=self._draft.base)

    def request(
        self,
        client: httpx.Client | httpx.AsyncClient,
        values: Sequence[tuple[Scheme, object]],
        stream: Any,
    ) -> httpx.Request:
        """The request of one try, with the credentials' values and the client's own settings."""
        credentials = self._fixed or apply(values)
        self.secrets = credentials.secrets
        draft = self._draft
        text = draft.url(credentials)
        url = httpx.URL(text) if credentials.query else _parsed(text)
        if url.is_relative_url:
            url = client.base_url.join(url)
        params = client.params
        if params:
            url = url.copy_merge_params(params)
        headers = draft.header_list(credentials)
        timeout = client.timeout
        if self._timeout_ms is not None:
            timeout = httpx.Timeout(self._timeout_ms / 1000)
        files = draft.content.files if draft.content is not None else None
        request = httpx.Request(
            draft.method,
            url,
            headers=headers,
            content=stream,
            files=files or None,
            extensions={"timeout": timeout.as_dict()},
        )
        if client.cookies:
            _add_cookies(client, request)
        return request

    def redirected(self, response: httpx.Response) -> httpx.Request | None:
        """The request that a redirect asks for, without credentials if it leaves the host."""
        following = response.next_request
        if following is None:
            return None
        if not same_origin(response.request.url, following.url):
            for name in self._private:
                following.headers.pop(name, None)
        return following

    def wait_after_response(self, response: httpx.Response) -> float | None:
        """Seconds until the next try, or None to take this response."""
        if self._retry.policy is None or not self._repeatable():
            return None
        return self._retry.after_response(response.status_code, response.headers)

    def wait_after_error(self, error: httpx.RequestError) -> float | None:
        """Seconds until the next try, or None to give up."""
        if self._retry.policy is None or not self._repeatable():
            return None
        return self._retry.after_error(isinstance(error, _UNSENT))

    def _repeatable(self) -> bool:
        return self.content is None or self.content.repeatable()

    def no_response(
        self, error: httpx.RequestError, request: httpx.Request
    ) -> NoResponseError:
        """The error to raise for the HTTP library's. Holds no query and no header."""
        url = request.url
        location = f"{url.scheme}://{url.netloc.decode('ascii')}{url.path}"
        reason = mask(str(error) or type(error).__name__, self.secrets)
        kind = NoResponseError
        if isinstance(error, httpx.TimeoutException):
            kind, reason = RequestTimeoutError, "no response in time"
        message = f"{request.method} {location}: {reason}"
        return kind(mask(message, self.secrets), request)

    def is_success(self, response: httpx.Response) -> bool:
        """Whether the response is one that the document calls a success."""
        return self._reader.is_success(self.operation, response)

    def value(self, response: httpx.Response) -> Any:
        """The value of a response whose body was read; raises what it is otherwise."""
        self._response = response
        return self._reader.value(self.operation, response, self.secrets)

    def next_page(self, paging: Paging, current: PageRequest) -> PageRequest | None:
        """What asks for the page after the one whose value was given; None after the last."""
        response = self._response
        if response is None:
            return None
        try:
            page = from_json(response.content)
        except ValueError:
            return None
        link = response.links.get("next", {}).get("url")
        return next_page(paging, page, current, str(response.url), link)

    def unexpected(self, response: httpx.Response) -> Exception:
        """The error for a success of another kind than the operation promises."""
        return self._reader.unexpected(response, self.secrets)

    def is_streamed(self, response: httpx.Response) -> bool:
        """Whether the body is to be read as it arrives."""
        spec = self._spec(response)
        kinds = ("sse", "jsonl", "stream")
        return spec is not None and not spec.is_error and spec.kind in kinds

    def items(self, response: httpx.Response) -> Items:
        """What splits a stream into its items."""
        spec = self._spec(response)
        assert spec is not None
        return Items(spec, self._reader.validation)

    def _spec(self, response: httpx.Response) -> ResponseSpec | None:
        content_type = content_type_of(response)
        return find_response_spec(self.operation, response.status_code, content_type)

    def failure(
        self, response: httpx.Response, error: Exception, raw: Any
    ) -> Exception:
        """The error to raise for one met while a body is read item by item."""
        if isinstance(error, ValidationError):
            return self._reader.invalid(response, error, raw_text(raw))
        if isinstance(error, httpx.RequestError):
            return self.no_response(error, response.request)
        return error

    def close(self) -> None:
        """Close files that were opened for the body."""
        if self.content is not None:
            self.content.close()


def _add_cookies(
    client: httpx.Client | httpx.AsyncClient, request: httpx.Request
) -> None:
    """The HTTP client's own cookies before ours."""
    ours = request.headers.pop("cookie", None)
    client.cookies.set_cookie_header(request)
    theirs = request.headers.get("cookie")
    if ours is not None:
        request.headers["cookie"] = f"{theirs}; {ours}" if theirs else ours


__all__ = ["Call", "same_origin"]
