# Made from async_transport.py, which is the one to edit.
"""The sync shell: send, wait, iterate. All decisions are made in `call` and what it uses.

Each method takes an operation and one call's values and returns the parsed response:
`call` a body of any other kind, `paginate` the first page of a list, `stream` events or lines,
`download` bytes as they arrive.
`body` is left out (UNSET) where the operation takes none or the caller gives none. What they are made
of (`begin`, `send`, `open`, `value`) is there for `sync_raw`, which gives responses in place of values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from .call_options import CallOptions
from .http import httpx
from .http_client import HttpClient
from .operation import Operation
from .options import SyncOptions
from .schemes import Scheme
from .security import is_grant
from .settings import resolve_settings
from .sync_io import Connections, ask, send_within, sleep
from .unset import UNSET

T = TypeVar("T")

if TYPE_CHECKING:
    from typing import Unpack

    from .call import Call
    from .call_engine import CallEngine
    from .call_options import OptionValues
    from .hooks import Hooks
    from .retry import Clock
    from .sync_binary import BinaryResponse
    from .sync_pages import Page
    from .sync_stream import EventStream

NOTHING: Mapping[str, object] = MappingProxyType({})


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
        self._connections = Connections()
        self._closed = False

    def call(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> T:
        """Send and read the whole response."""
        call = self.begin(operation, parameters, body, CallOptions(**options))
        value: T = self.value(call, self.send(call))
        return value

    def stream(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> EventStream[T]:
        """Send and give the items of the response as they arrive; `T` is the item's type."""
        call = self.begin(operation, parameters, body, CallOptions(**options))
        return self.items(call, self.open(call))

    def paginate(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> Page[T, Any]:
        """Send and give the first page; each further one is a call like the first."""
        from .sync_pages import Pager

        pager = Pager(self, operation, CallOptions(**options))
        return pager.turn(pager.first(parameters, body))

    def download(
        self,
        operation: Operation[Any],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> BinaryResponse:
        """Send and give the bytes of the response as they arrive."""
        from .sync_binary import BinaryResponse

        call = self.begin(operation, parameters, body, CallOptions(**options))
        return BinaryResponse(self.open(call), call.failure)

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

    def items(self, call: Call, response: httpx.Response) -> EventStream[Any]:
        """What iterates over the items of a response."""
        from .sync_stream import EventStream, StreamState

        def reopen(event_id: str) -> httpx.Response:
            call.resume_after(event_id)
            return self.open(call)

        items = call.items(response)
        state = StreamState(response, items, call.failure, reopen, self._sleep)
        return EventStream(state)

    def close(self) -> None:
        """Close the connections, unless the HTTP client was given by the user."""
        self._closed = True
        self._connections.close()

    def _connected(self) -> HttpClient:
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

    def send(self, call: Call, stream: bool = False) -> httpx.Response:
        """Try until there is a response to take, or raise. With `stream` its body is not read yet."""
        client = self._connected()
        log = call.log
        try:
            while True:
                content = call.content
                request = call.request(
                    client,
                    _values(client, call) if call.sources else (),
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
            given = call.send_options
            if call.time_limit is None:
                return client.send(request, stream=stream, **given)
            return send_within(call.time_limit, client, request, stream=stream, **given)
        options: Any = {
            "stream": stream,
            "follow_redirects": False,
            **call.send_options,
        }
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

    def value(self, call: Call, response: httpx.Response) -> Any:
        """The value of a response whose body was read."""
        if self._hooks is None:
            return call.value(response)
        try:
            if call.is_success(response):
                response = self.approve(call, response)
            return call.value(response)
        except Exception as error:
            self._report(call, response, error)
            raise

    def approve(self, call: Call, response: httpx.Response) -> httpx.Response:
        """The response of a success, as the hooks give it back."""
        if self._hooks is None:
            return response
        return ask(self._hooks.after_success, call.context, response)

    def _report(
        self, call: Call, response: httpx.Response | None, error: Exception
    ) -> None:
        if self._hooks is not None:
            ask(self._hooks.after_error, call.context, response, error)

    def open(self, call: Call) -> httpx.Response:
        """A response whose body is to be read as it arrives; anything else is raised."""
        response = self.send(call, True)
        try:
            if call.is_streamed(response):
                return self.approve(call, response)
            self.read(call, response)
            self.value(call, response)
            raise call.unexpected(response)
        except BaseException:
            response.close()
            raise

    def read(self, call: Call, response: httpx.Response) -> None:
        """Read the body as a whole."""
        try:
            response.read()
        except httpx.RequestError as error:
            raise call.no_response(error, response.request) from error


def _values(client: HttpClient, call: Call) -> list[tuple[Scheme, object]]:
    """The credentials' values: callables are asked before each try, and tokens when they are over."""
    values: list[tuple[Scheme, object]] = []
    for one in call.sources:
        source = one.source
        value = ask(source) if callable(source) else source
        if is_grant(one.scheme, value):
            from .sync_oauth import token

            tokens = call.tokens(one.scheme, value)
            value = token(client, call, tokens)
            call.use_token(tokens, value)
        values.append((one.scheme, value))
    return values


__all__ = ["NOTHING", "SyncTransport"]
