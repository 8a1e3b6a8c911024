# Made from async_transport.py, which is the one to edit.
"""The sync shell: send, wait, iterate. All decisions are made in `call` and what it uses.

Each method takes an operation and one call's values and returns the parsed response:
`call` a body of any other kind, `paginate` the first page of a list, `stream` events or lines,
`download` bytes as they arrive.
`body` is left out (UNSET) where the operation takes none or the caller gives none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import getpid
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from .call_options import CallOptions
from .http import httpx
from .http_client import HttpClient
from .operation import Operation, Scheme
from .options import SyncOptions
from .settings import default_timeout, resolve_settings
from .sync_io import ask, send_within, sleep
from .unset import UNSET, OptionalNullable

T = TypeVar("T")

if TYPE_CHECKING:
    from .call import Call
    from .call_engine import CallEngine
    from .hooks import Hooks
    from .retry import Clock, RetryConfig
    from .sync_binary import BinaryResponse
    from .sync_pages import Page
    from .sync_stream import EventStream

_NOTHING: Mapping[str, object] = MappingProxyType({})


class SyncTransport:
    """Performs the calls of one sync client and owns its connections."""

    def __init__(
        self,
        options: SyncOptions,
        *,
        clock: Clock | None = None,
        sleep: Callable[[float], None] = sleep,
    ) -> None:
        self._options = options
        self._settings = resolve_settings(options)
        self._clock = clock
        self._hooks: Hooks | None = self._settings.hooks
        self._engine: CallEngine | None = None
        self._sleep = sleep
        self._client = options.client
        self._own: httpx.Client | None = None
        self._process = getpid()
        self._closed = False
        self._lock = Lock()

    def call(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = _NOTHING,
        body: object = UNSET,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
        security: object = None,
    ) -> T:
        """Send and read the whole response."""
        options = CallOptions(retries, server_url, timeout_ms, http_headers, security)
        client = self._connected()
        call = self._started().call(client, operation, parameters, body, options)
        response = self._send(client, call, False)
        value: T = self._value(call, response)
        return value

    def stream(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = _NOTHING,
        body: object = UNSET,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
        security: object = None,
    ) -> EventStream[T]:
        """Send and give the items of the response as they arrive; `T` is the item's type."""
        from .sync_stream import EventStream, StreamState

        options = CallOptions(retries, server_url, timeout_ms, http_headers, security)
        client = self._connected()
        call = self._started().call(client, operation, parameters, body, options)
        response = self._opened(client, call)

        def reopen(event_id: str) -> httpx.Response:
            call.resume_after(event_id)
            return self._opened(client, call)

        items = call.items(response)
        state = StreamState(response, items, call.failure, reopen, self._sleep)
        return EventStream(state)

    def paginate(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = _NOTHING,
        body: object = UNSET,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
        security: object = None,
    ) -> Page[T, Any]:
        """Send and give the first page; each further one is a call like the first."""
        from .paging import PageRequest, items_of
        from .sync_pages import Page

        options = CallOptions(retries, server_url, timeout_ms, http_headers, security)
        paging = operation.pagination
        if paging is None:
            raise ValueError(f"{operation.id} gives no pages")

        def page(current: PageRequest) -> Page[T, Any]:
            client = self._connected()
            call = self._started().call(
                client,
                operation,
                current.parameters,
                current.body,
                options,
                current.url,
            )
            response = self._send(client, call, False)
            value: T = self._value(call, response)

            def turn() -> Page[T, Any] | None:
                following = call.next_page(paging, current)
                return None if following is None else page(following)

            return Page(value, items_of(paging, value), turn)

        return page(PageRequest(dict(parameters), body))

    def download(
        self,
        operation: Operation[Any],
        *,
        parameters: Mapping[str, object] = _NOTHING,
        body: object = UNSET,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
        security: object = None,
    ) -> BinaryResponse:
        """Send and give the bytes of the response as they arrive."""
        from .sync_binary import BinaryResponse

        options = CallOptions(retries, server_url, timeout_ms, http_headers, security)
        client = self._connected()
        call = self._started().call(client, operation, parameters, body, options)
        response = self._opened(client, call)
        return BinaryResponse(response, call.failure)

    def close(self) -> None:
        """Close the connections, unless the HTTP client was given by the user."""
        self._closed = True
        if self._own is not None:
            self._own.close()

    def _connected(self) -> HttpClient:
        """The HTTP client, made at the first call of each process: a fork has its own connections."""
        if self._closed:
            raise RuntimeError("the client is closed")
        if self._client is not None:
            return self._client
        process = getpid()
        if process != self._process:
            self._process, self._own, self._lock = process, None, Lock()
        if self._own is None:
            with self._lock:
                if self._own is None:
                    from .tls import shared_context

                    self._own = httpx.Client(
                        verify=shared_context(),
                        follow_redirects=True,
                        timeout=default_timeout(),
                    )
        return self._own

    def _started(self) -> CallEngine:
        """What writes and reads calls, loaded at the first one."""
        if self._engine is None:
            from .call_engine import CallEngine

            self._engine = CallEngine(self._settings, self._clock)
        return self._engine

    def _send(self, client: HttpClient, call: Call, stream: bool) -> httpx.Response:
        """Try until there is a response to take, or raise."""
        log = call.log
        try:
            while True:
                content = call.content
                request = call.request(
                    client,
                    _values(call) if call.sources else (),
                    None if content is None else content.sync_stream(),
                )
                if self._hooks is not None:
                    hook = self._hooks.before_request
                    request = ask(hook, call.context, request)
                if log is not None:
                    log.request(request, call.secrets)
                try:
                    response = self._deliver(client, call, request, stream)
                except httpx.RequestError as error:
                    failure = call.no_response(error, request)
                    wait = call.wait_after_error(error)
                    if wait is None:
                        self._report(call, None, failure)
                        raise failure from error
                    if log is not None:
                        log.retry(type(error).__name__, wait)
                else:
                    if log is not None:
                        log.response(response, call.secrets)
                    wait = call.wait_after_response(response)
                    if wait is None:
                        return response
                    response.close()
                    if log is not None:
                        log.retry(str(response.status_code), wait)
                self._sleep(wait)
        finally:
            call.close()

    def _deliver(
        self,
        client: HttpClient,
        call: Call,
        request: httpx.Request,
        stream: bool,
    ) -> httpx.Response:
        if not call.guards_redirects:
            if call.time_limit is None:
                return client.send(request, stream=stream)
            return send_within(call.time_limit, client, request, stream=stream)
        options: Any = {"stream": stream, "follow_redirects": False}
        limit = call.redirect_limit()
        followed = 0
        while True:
            if call.time_limit is None:
                response = client.send(request, **options)
            else:
                response = send_within(call.time_limit, client, request, **options)
            following = call.redirected(response) if limit else None
            if following is None:
                return response
            response.close()
            if followed == limit:
                message = "Exceeded maximum allowed redirects."
                raise httpx.TooManyRedirects(message, request=request)
            followed += 1
            request = following

    def _value(self, call: Call, response: httpx.Response) -> Any:
        """The value of a response whose body was read."""
        if self._hooks is None:
            return call.value(response)
        try:
            if call.is_success(response):
                response = self._approve(call, response)
            return call.value(response)
        except Exception as error:
            self._report(call, response, error)
            raise

    def _approve(self, call: Call, response: httpx.Response) -> httpx.Response:
        if self._hooks is None:
            return response
        return ask(self._hooks.after_success, call.context, response)

    def _report(
        self, call: Call, response: httpx.Response | None, error: Exception
    ) -> None:
        if self._hooks is not None:
            ask(self._hooks.after_error, call.context, response, error)

    def _opened(self, client: HttpClient, call: Call) -> httpx.Response:
        """A response whose body is to be read as it arrives; anything else is raised."""
        response = self._send(client, call, True)
        try:
            if call.is_streamed(response):
                return self._approve(call, response)
            try:
                response.read()
            except httpx.RequestError as error:
                raise call.no_response(error, response.request) from error
            self._value(call, response)
            raise call.unexpected(response)
        except BaseException:
            response.close()
            raise


def _values(call: Call) -> list[tuple[Scheme, object]]:
    """The credentials' values: callables are asked before each try."""
    values: list[tuple[Scheme, object]] = []
    for one in call.sources:
        source = one.source
        value = ask(source) if callable(source) else source
        values.append((one.scheme, value))
    return values


__all__ = ["SyncTransport"]
