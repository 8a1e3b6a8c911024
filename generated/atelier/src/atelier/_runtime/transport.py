"""The sync shell: send, wait, iterate. All decisions are made in `exchange` and what it uses.

Each method takes an operation and one call's values and returns the parsed answer:
`call` a body of any other kind, `paginate` the first page of a list, `stream` events or lines,
`download` bytes as they arrive.
`body` is left out (UNSET) where the operation takes none or the caller gives none.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from .async_transport import AsyncTransport
from .http import httpx
from .operation import Operation, Scheme
from .options import SyncOptions
from .settings import MAX_REDIRECTS, default_timeout, settle
from .unset import UNSET, OptionalNullable

T = TypeVar("T")

if TYPE_CHECKING:
    from .binary import BinaryResponse
    from .event_stream import EventStream
    from .exchange import Core, Exchange
    from .hooks import Hooks
    from .pages import Page
    from .retry import Clock, RetryConfig

_NOTHING: Mapping[str, object] = MappingProxyType({})


class SyncTransport:
    """Performs the calls of one sync client and owns its connections."""

    def __init__(
        self,
        options: SyncOptions,
        *,
        clock: Clock | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._options = options
        self._settings = settle(options)
        self._clock = clock
        self._hooks: Hooks | None = self._settings.hooks
        self._core: Core | None = None
        self._sleep = sleep
        self._client = options.client
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
    ) -> T:
        """Send and read the whole answer."""
        client = self._connected()
        exchange = self._calls().exchange(
            client,
            operation,
            parameters,
            body,
            retries,
            server_url,
            timeout_ms,
            http_headers,
        )
        value: T = self._value(exchange, self._send(client, exchange, False))
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
    ) -> EventStream[T]:
        """Send and give the items of the answer as they arrive; `T` is the item's type."""
        from .event_stream import EventStream, read_items

        client = self._connected()
        exchange = self._calls().exchange(
            client,
            operation,
            parameters,
            body,
            retries,
            server_url,
            timeout_ms,
            http_headers,
        )
        response = self._opened(client, exchange)
        items = exchange.items(response)
        return EventStream(response, read_items(response, items, exchange.failure))

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
    ) -> Page[T, Any]:
        """Send and give the first page; each further one is a call like the first."""
        from .pages import Page
        from .paging import Asked, items_of

        paging = operation.pagination
        if paging is None:
            raise ValueError(f"{operation.id} gives no pages")

        def page(asked: Asked) -> Page[T, Any]:
            client = self._connected()
            exchange = self._calls().exchange(
                client,
                operation,
                asked.parameters,
                asked.body,
                retries,
                server_url,
                timeout_ms,
                http_headers,
                asked.url,
            )
            response = self._send(client, exchange, False)
            value: T = self._value(exchange, response)

            def turn() -> Page[T, Any] | None:
                following = exchange.next_page(paging, asked)
                return None if following is None else page(following)

            return Page(value, items_of(paging, value), turn)

        return page(Asked(dict(parameters), body))

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
    ) -> BinaryResponse:
        """Send and give the bytes of the answer as they arrive."""
        from .binary import BinaryResponse

        client = self._connected()
        exchange = self._calls().exchange(
            client,
            operation,
            parameters,
            body,
            retries,
            server_url,
            timeout_ms,
            http_headers,
        )
        response = self._opened(client, exchange)
        return BinaryResponse(response, exchange.failure)

    def close(self) -> None:
        """Close the connections, unless the HTTP client was given by the user."""
        self._closed = True
        if self._options.client is None and self._client is not None:
            self._client.close()

    def _connected(self) -> httpx.Client:
        """The HTTP client, made at the first call."""
        if self._closed:
            raise RuntimeError("the client is closed")
        if self._client is None:
            with self._lock:
                if self._client is None:
                    self._client = httpx.Client(
                        follow_redirects=True, timeout=default_timeout()
                    )
        return self._client

    def _calls(self) -> Core:
        """What writes and reads calls, loaded at the first one."""
        if self._core is None:
            from .exchange import Core

            self._core = Core(self._settings, self._clock)
        return self._core

    def _send(
        self, client: httpx.Client, exchange: Exchange, stream: bool
    ) -> httpx.Response:
        """Try until there is an answer to take, or raise."""
        hooks = self._hooks
        log = exchange.log
        try:
            while True:
                content = exchange.content
                request = exchange.request(
                    client,
                    _values(exchange),
                    None if content is None else content.sync_stream(),
                )
                if hooks is not None:
                    request = hooks.before_request(exchange.context, request)
                if log is not None:
                    log.request(request, exchange.secrets)
                try:
                    response = self._deliver(client, exchange, request, stream)
                except httpx.RequestError as error:
                    failure = exchange.no_response(error, request)
                    wait = exchange.wait_after_error(error)
                    if wait is None:
                        if hooks is not None:
                            hooks.after_error(exchange.context, None, failure)
                        raise failure from error
                    if log is not None:
                        log.retry(type(error).__name__, wait)
                else:
                    if log is not None:
                        log.response(response, exchange.secrets)
                    wait = exchange.wait_after_answer(response)
                    if wait is None:
                        return response
                    response.close()
                    if log is not None:
                        log.retry(str(response.status_code), wait)
                self._sleep(wait)
        finally:
            exchange.close()

    def _deliver(
        self,
        client: httpx.Client,
        exchange: Exchange,
        request: httpx.Request,
        stream: bool,
    ) -> httpx.Response:
        if not exchange.guards_redirects:
            return client.send(request, stream=stream)
        response = client.send(request, stream=stream, follow_redirects=False)
        for _ in range(MAX_REDIRECTS if client.follow_redirects else 0):
            following = exchange.redirected(response)
            if following is None:
                break
            response.close()
            response = client.send(following, stream=stream, follow_redirects=False)
        return response

    def _value(self, exchange: Exchange, response: httpx.Response) -> Any:
        """The value of an answer whose body was read."""
        hooks = self._hooks
        if hooks is None:
            return exchange.value(response)
        try:
            if exchange.is_success(response):
                response = hooks.after_success(exchange.context, response)
            return exchange.value(response)
        except Exception as error:
            hooks.after_error(exchange.context, response, error)
            raise

    def _opened(self, client: httpx.Client, exchange: Exchange) -> httpx.Response:
        """An answer whose body is to be read as it arrives; anything else is raised."""
        response = self._send(client, exchange, True)
        try:
            if exchange.is_streamed(response):
                hooks = self._hooks
                if hooks is not None:
                    response = hooks.after_success(exchange.context, response)
                return response
            try:
                response.read()
            except httpx.RequestError as error:
                raise exchange.no_response(error, response.request) from error
            self._value(exchange, response)
            raise exchange.unexpected(response)
        except BaseException:
            response.close()
            raise


def _values(exchange: Exchange) -> list[tuple[Scheme, object]]:
    return [
        (wanted.scheme, wanted.source() if callable(wanted.source) else wanted.source)
        for wanted in exchange.wanted
    ]


__all__ = ["AsyncTransport", "SyncTransport"]
