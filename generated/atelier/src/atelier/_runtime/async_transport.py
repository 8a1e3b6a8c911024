"""The async shell: send, wait, iterate. The twin of `transport`, which decides no more than it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from inspect import isawaitable
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from .http import httpx
from .operation import Operation, Scheme
from .options import AsyncOptions
from .settings import MAX_REDIRECTS, default_timeout, settle
from .unset import UNSET, OptionalNullable

T = TypeVar("T")

if TYPE_CHECKING:
    from .binary import AsyncBinaryResponse
    from .event_stream import EventStreamAsync
    from .exchange import Core, Exchange
    from .hooks import AsyncHooks
    from .pages import AsyncPage
    from .retry import Clock, RetryConfig

_NOTHING: Mapping[str, object] = MappingProxyType({})


class AsyncTransport:
    """Performs the calls of one async client and owns its connections."""

    def __init__(
        self,
        options: AsyncOptions,
        *,
        clock: Clock | None = None,
        sleep: Callable[[float], Awaitable[None]] | None = None,
    ) -> None:
        self._options = options
        self._settings = settle(options)
        self._clock = clock
        self._hooks: AsyncHooks | None = self._settings.hooks
        self._core: Core | None = None
        self._sleep = sleep or _sleep
        self._client = options.client
        self._closed = False

    async def call(
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
        response = await self._send(client, exchange, False)
        value: T = await self._value(exchange, response)
        return value

    async def stream(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = _NOTHING,
        body: object = UNSET,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> EventStreamAsync[T]:
        """Send and give the items of the answer as they arrive; `T` is the item's type."""
        from .event_stream import EventStreamAsync, read_items_async

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
        response = await self._opened(client, exchange)
        items = exchange.items(response)
        return EventStreamAsync(
            response, read_items_async(response, items, exchange.failure)
        )

    async def paginate(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = _NOTHING,
        body: object = UNSET,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> AsyncPage[T, Any]:
        """Send and give the first page; each further one is a call like the first."""
        from .pages import AsyncPage
        from .paging import Asked, items_of

        paging = operation.pagination
        if paging is None:
            raise ValueError(f"{operation.id} gives no pages")

        async def page(asked: Asked) -> AsyncPage[T, Any]:
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
            response = await self._send(client, exchange, False)
            value: T = await self._value(exchange, response)

            async def turn() -> AsyncPage[T, Any] | None:
                following = exchange.next_page(paging, asked)
                return None if following is None else await page(following)

            return AsyncPage(value, items_of(paging, value), turn)

        return await page(Asked(dict(parameters), body))

    async def download(
        self,
        operation: Operation[Any],
        *,
        parameters: Mapping[str, object] = _NOTHING,
        body: object = UNSET,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> AsyncBinaryResponse:
        """Send and give the bytes of the answer as they arrive."""
        from .binary import AsyncBinaryResponse

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
        response = await self._opened(client, exchange)
        return AsyncBinaryResponse(response, exchange.failure)

    async def close(self) -> None:
        """Close the connections, unless the HTTP client was given by the user."""
        self._closed = True
        if self._options.client is None and self._client is not None:
            await self._client.aclose()

    def _connected(self) -> httpx.AsyncClient:
        """The HTTP client, made at the first call."""
        if self._closed:
            raise RuntimeError("the client is closed")
        if self._client is None:
            self._client = httpx.AsyncClient(
                follow_redirects=True, timeout=default_timeout()
            )
        return self._client

    def _calls(self) -> Core:
        """What writes and reads calls, loaded at the first one."""
        if self._core is None:
            from .exchange import Core

            self._core = Core(self._settings, self._clock)
        return self._core

    async def _send(
        self, client: httpx.AsyncClient, exchange: Exchange, stream: bool
    ) -> httpx.Response:
        """Try until there is an answer to take, or raise."""
        hooks = self._hooks
        log = exchange.log
        try:
            while True:
                content = exchange.content
                request = exchange.request(
                    client,
                    await _values(exchange),
                    None if content is None else content.async_stream(),
                )
                if hooks is not None:
                    hooked = hooks.before_request(exchange.context, request)
                    request = await hooked if isawaitable(hooked) else hooked
                if log is not None:
                    log.request(request, exchange.secrets)
                try:
                    response = await self._deliver(client, exchange, request, stream)
                except httpx.RequestError as error:
                    failure = exchange.no_response(error, request)
                    wait = exchange.wait_after_error(error)
                    if wait is None:
                        await self._report(exchange, None, failure)
                        raise failure from error
                    if log is not None:
                        log.retry(type(error).__name__, wait)
                else:
                    if log is not None:
                        log.response(response, exchange.secrets)
                    wait = exchange.wait_after_answer(response)
                    if wait is None:
                        return response
                    await response.aclose()
                    if log is not None:
                        log.retry(str(response.status_code), wait)
                await self._sleep(wait)
        finally:
            exchange.close()

    async def _deliver(
        self,
        client: httpx.AsyncClient,
        exchange: Exchange,
        request: httpx.Request,
        stream: bool,
    ) -> httpx.Response:
        if not exchange.guards_redirects:
            return await client.send(request, stream=stream)
        response = await client.send(request, stream=stream, follow_redirects=False)
        for _ in range(MAX_REDIRECTS if client.follow_redirects else 0):
            following = exchange.redirected(response)
            if following is None:
                break
            await response.aclose()
            response = await client.send(
                following, stream=stream, follow_redirects=False
            )
        return response

    async def _value(self, exchange: Exchange, response: httpx.Response) -> Any:
        """The value of an answer whose body was read."""
        if self._hooks is None:
            return exchange.value(response)
        try:
            if exchange.is_success(response):
                response = await self._approve(exchange, response)
            return exchange.value(response)
        except Exception as error:
            await self._report(exchange, response, error)
            raise

    async def _approve(
        self, exchange: Exchange, response: httpx.Response
    ) -> httpx.Response:
        hooks = self._hooks
        if hooks is None:
            return response
        hooked = hooks.after_success(exchange.context, response)
        return await hooked if isawaitable(hooked) else hooked

    async def _report(
        self, exchange: Exchange, response: httpx.Response | None, error: Exception
    ) -> None:
        hooks = self._hooks
        if hooks is not None:
            hooked = hooks.after_error(exchange.context, response, error)
            if isawaitable(hooked):
                await hooked

    async def _opened(
        self, client: httpx.AsyncClient, exchange: Exchange
    ) -> httpx.Response:
        """An answer whose body is to be read as it arrives; anything else is raised."""
        response = await self._send(client, exchange, True)
        try:
            if exchange.is_streamed(response):
                return await self._approve(exchange, response)
            try:
                await response.aread()
            except httpx.RequestError as error:
                raise exchange.no_response(error, response.request) from error
            await self._value(exchange, response)
            raise exchange.unexpected(response)
        except BaseException:
            await response.aclose()
            raise


async def _sleep(seconds: float) -> None:
    import asyncio  # not before it is needed: loading it takes longer than the rest of the runtime

    await asyncio.sleep(seconds)


async def _values(exchange: Exchange) -> list[tuple[Scheme, object]]:
    values: list[tuple[Scheme, object]] = []
    for wanted in exchange.wanted:
        value = wanted.source() if callable(wanted.source) else wanted.source
        values.append((wanted.scheme, await value if isawaitable(value) else value))
    return values


__all__ = ["AsyncTransport"]
