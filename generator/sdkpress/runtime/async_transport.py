"""The async shell: send, wait, iterate. All decisions are made in `call` and what it uses.

Each method takes an operation and one call's values and returns the parsed response:
`call` a body of any other kind, `paginate` the first page of a list, `stream` events or lines,
`download` bytes as they arrive.
`body` is left out (UNSET) where the operation takes none or the caller gives none. What they are made
of (`begin`, `send`, `open`, `value`) is there for `async_raw`, which gives responses in place of values.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from .async_io import Connections, ask, send_within, sleep
from .call_options import CallOptions
from .http import httpx
from .http_client import AsyncHttpClient
from .operation import Operation
from .options import AsyncOptions
from .schemes import Scheme
from .security import is_grant
from .settings import resolve_settings
from .unset import UNSET

T = TypeVar("T")

if TYPE_CHECKING:
    from typing import Unpack

    from .async_binary import AsyncBinaryResponse
    from .async_pages import AsyncPage
    from .async_stream import EventStreamAsync
    from .call import Call
    from .call_engine import CallEngine
    from .call_options import OptionValues
    from .hooks import AsyncHooks
    from .retry import Clock

NOTHING: Mapping[str, object] = MappingProxyType({})


class AsyncTransport:
    """Performs the calls of one async client and owns its connections."""

    def __init__(
        self,
        options: AsyncOptions,
        *,
        clock: Clock | None = None,
        sleep: Callable[[float], Awaitable[None]] = sleep,
    ) -> None:
        self._options = options
        self._settings = resolve_settings(options)
        self._clock = clock
        self._hooks: AsyncHooks | None = self._settings.hooks
        self._engine: CallEngine | None = None
        self._sleep = sleep
        self._client = options.client
        self._connections = Connections()
        self._closed = False

    async def call(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> T:
        """Send and read the whole response."""
        call = self.begin(operation, parameters, body, CallOptions(**options))
        value: T = await self.value(call, await self.send(call))
        return value

    async def stream(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> EventStreamAsync[T]:
        """Send and give the items of the response as they arrive; `T` is the item's type."""
        call = self.begin(operation, parameters, body, CallOptions(**options))
        return self.items(call, await self.open(call))

    async def paginate(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> AsyncPage[T, Any]:
        """Send and give the first page; each further one is a call like the first."""
        from .async_pages import AsyncPager

        pager = AsyncPager(self, operation, CallOptions(**options))
        return await pager.turn(pager.first(parameters, body))

    async def download(
        self,
        operation: Operation[Any],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> AsyncBinaryResponse:
        """Send and give the bytes of the response as they arrive."""
        from .async_binary import AsyncBinaryResponse

        call = self.begin(operation, parameters, body, CallOptions(**options))
        return AsyncBinaryResponse(await self.open(call), call.failure)

    def begin(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object],
        body: object,
        options: CallOptions,
        url: str | None = None,
    ) -> Call:
        """Write the request. `url` is one that the server gave, in place of the operation's own."""
        client = self._connected()
        return self._started().call(client, operation, parameters, body, options, url)

    def items(self, call: Call, response: httpx.Response) -> EventStreamAsync[Any]:
        """What iterates over the items of a response."""
        from .async_stream import EventStreamAsync, StreamState

        async def reopen(event_id: str) -> httpx.Response:
            call.resume_after(event_id)
            return await self.open(call)

        items = call.items(response)
        state = StreamState(response, items, call.failure, reopen, self._sleep)
        return EventStreamAsync(state)

    async def close(self) -> None:
        """Close the connections, unless the HTTP client was given by the user."""
        self._closed = True
        await self._connections.close()

    def _connected(self) -> AsyncHttpClient:
        """The HTTP client: the user's, or the SDK's own."""
        if self._closed:
            raise RuntimeError("the client is closed")
        if self._client is not None:
            return self._client
        return self._connections.client()

    def _started(self) -> CallEngine:
        """What writes and reads calls, loaded at the first one."""
        if self._engine is None:
            from .call_engine import CallEngine

            self._engine = CallEngine(self._settings, self._clock, self._connections)
        return self._engine

    async def send(self, call: Call, stream: bool = False) -> httpx.Response:
        """Try until there is a response to take, or raise. With `stream` its body is not read yet."""
        client = self._connected()
        log = call.log
        try:
            while True:
                content = call.content
                request = call.request(
                    client,
                    await _values(client, call) if call.sources else (),
                    None if content is None else content.async_stream(),
                )
                if self._hooks is not None:
                    hook = self._hooks.before_request
                    request = await ask(hook, call.context, request)
                if log is not None:
                    log.request(request, call.secrets)
                try:
                    response = await self._deliver(client, call, request, stream)
                except httpx.RequestError as error:
                    failure = call.no_response(error, request)
                    wait = call.wait_after_error(error)
                    if wait is None:
                        await self._report(call, None, failure)
                        raise failure from error
                    if log is not None:
                        log.retry(type(error).__name__, wait)
                else:
                    if log is not None:
                        log.response(response, call.secrets)
                    wait = call.wait_after_response(response)
                    if wait is None:
                        return response
                    await response.aclose()
                    if log is not None:
                        log.retry(str(response.status_code), wait)
                await self._sleep(wait)
        finally:
            call.close()

    async def _deliver(
        self,
        client: AsyncHttpClient,
        call: Call,
        request: httpx.Request,
        stream: bool,
    ) -> httpx.Response:
        if not call.guards_redirects:
            given = call.send_options
            if call.time_limit is None:
                return await client.send(request, stream=stream, **given)
            return await send_within(
                call.time_limit, client, request, stream=stream, **given
            )
        options: Any = {
            "stream": stream,
            "follow_redirects": False,
            **call.send_options,
        }
        limit = call.redirect_limit()
        followed = 0
        while True:
            if call.time_limit is None:
                response = await client.send(request, **options)
            else:
                response = await send_within(
                    call.time_limit, client, request, **options
                )
            following = call.redirected(response) if limit else None
            if following is None:
                return response
            await response.aclose()
            if followed == limit:
                message = "Exceeded maximum allowed redirects."
                raise httpx.TooManyRedirects(message, request=request)
            followed += 1
            request = following

    async def value(self, call: Call, response: httpx.Response) -> Any:
        """The value of a response whose body was read."""
        if self._hooks is None:
            return call.value(response)
        try:
            if call.is_success(response):
                response = await self.approve(call, response)
            return call.value(response)
        except Exception as error:
            await self._report(call, response, error)
            raise

    async def approve(self, call: Call, response: httpx.Response) -> httpx.Response:
        """The response of a success, as the hooks give it back."""
        if self._hooks is None:
            return response
        return await ask(self._hooks.after_success, call.context, response)

    async def _report(
        self, call: Call, response: httpx.Response | None, error: Exception
    ) -> None:
        if self._hooks is not None:
            await ask(self._hooks.after_error, call.context, response, error)

    async def open(self, call: Call) -> httpx.Response:
        """A response whose body is to be read as it arrives; anything else is raised."""
        response = await self.send(call, True)
        try:
            if call.is_streamed(response):
                return await self.approve(call, response)
            await self.read(call, response)
            await self.value(call, response)
            raise call.unexpected(response)
        except BaseException:
            await response.aclose()
            raise

    async def read(self, call: Call, response: httpx.Response) -> None:
        """Read the body as a whole."""
        try:
            await response.aread()
        except httpx.RequestError as error:
            raise call.no_response(error, response.request) from error


async def _values(client: AsyncHttpClient, call: Call) -> list[tuple[Scheme, object]]:
    """The credentials' values: callables are asked before each try, and tokens when they are over."""
    values: list[tuple[Scheme, object]] = []
    for one in call.sources:
        source = one.source
        value = await ask(source) if callable(source) else source
        if is_grant(one.scheme, value):
            from .async_oauth import token

            tokens = call.tokens(one.scheme, value)
            value = await token(client, call, tokens)
            call.use_token(tokens, value)
        values.append((one.scheme, value))
    return values


__all__ = ["NOTHING", "AsyncTransport"]
