"""Transports that give responses in place of values: for `with_raw_response` and `with_streaming_response`.

Each has the methods of the transport that it is made from. A response that is an error is raised as
ever; the others are taken as they are, and what the call would have given is what `parse` gives.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from .async_binary import AsyncBinaryResponse
from .async_io import Releasing
from .async_pages import AsyncPage, AsyncPager
from .async_stream import EventStreamAsync
from .async_transport import NOTHING, AsyncTransport
from .call import Call
from .call_options import CallOptions
from .http import httpx
from .operation import Operation
from .paging import PageRequest
from .raw import RawResponse
from .unset import UNSET

if TYPE_CHECKING:
    from typing import Unpack

    from .call_options import OptionValues

T = TypeVar("T")
Piece = TypeVar("Piece", str, bytes)


class AsyncRawTransport:
    """Gives a `RawResponse`; the body was read, unless the call gives a stream or a file."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def call(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> RawResponse[T]:
        """The response of a call that reads its whole body."""
        call = self._transport.begin(
            operation, parameters, body, CallOptions(**options)
        )
        response = await self._whole(call)
        return RawResponse(response, partial(call.value, response))

    async def stream(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> RawResponse[EventStreamAsync[T]]:
        """The response of a stream; `parse` gives the stream."""
        transport = self._transport
        call = transport.begin(operation, parameters, body, CallOptions(**options))
        response = await transport.open(call)
        return RawResponse(response, partial(transport.items, call, response))

    async def paginate(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> RawResponse[AsyncPage[T, Any]]:
        """The response of the first page; `parse` gives the page."""
        pager = AsyncPager(self._transport, operation, CallOptions(**options))
        request = pager.first(parameters, body)
        call = pager.begin(request)
        response = await self._whole(call)
        return RawResponse(response, partial(_page, pager, call, request, response))

    async def download(
        self,
        operation: Operation[Any],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> RawResponse[AsyncBinaryResponse]:
        """The response of a download; `parse` gives what reads its bytes."""
        transport = self._transport
        call = transport.begin(operation, parameters, body, CallOptions(**options))
        response = await transport.open(call)
        return RawResponse(
            response, partial(AsyncBinaryResponse, response, call.failure)
        )

    async def _whole(self, call: Call) -> httpx.Response:
        response = await self._transport.send(call)
        return await _accepted(self._transport, call, response)


class AsyncStreamedResponse(Releasing, Generic[T]):
    """A response whose body has not been read yet; an async context manager, which gives the connection back.

    A body can be read once: with one of the `iter_` methods, with `read`, or with `parse`.
    """

    def __init__(
        self,
        call: Call,
        response: httpx.Response,
        parse: Callable[[AsyncStreamedResponse[T]], Awaitable[T]],
    ) -> None:
        self.http_response = response
        self.response = response
        self._call = call
        self._parse = parse

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self.http_response.status_code

    @property
    def headers(self) -> httpx.Headers:
        """The response's headers."""
        return self.http_response.headers

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The body's bytes as they arrive, in pieces of `chunk_size` bytes if given."""
        async for piece in self._guarded(self.http_response.aiter_bytes(chunk_size)):
            yield piece

    async def iter_text(self, chunk_size: int | None = None) -> AsyncIterator[str]:
        """The body's text as it arrives, in pieces of `chunk_size` characters if given."""
        async for piece in self._guarded(self.http_response.aiter_text(chunk_size)):
            yield piece

    async def iter_lines(self) -> AsyncIterator[str]:
        """The body's lines as they arrive, without their ends."""
        async for line in self._guarded(self.http_response.aiter_lines()):
            yield line

    async def _guarded(self, pieces: AsyncIterator[Piece]) -> AsyncIterator[Piece]:
        """The pieces; the SDK's own error if the body breaks off. Closes the response in the end."""
        try:
            async for piece in pieces:
                yield piece
        except httpx.RequestError as error:
            raise self._call.failure(self.http_response, error, None) from error
        finally:
            await self.close()

    async def read(self) -> bytes:
        """The whole body."""
        try:
            return await self.http_response.aread()
        except httpx.RequestError as error:
            raise self._call.failure(self.http_response, error, None) from error

    async def parse(self) -> T:
        """What the method gives without `with_streaming_response`. Raises what that raises."""
        value = await self._parse(self)
        del self.response  # a stream may go on with it
        return value

    async def close(self) -> None:
        """Give the connection back; the rest of the body is not read."""
        await self.http_response.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


class AsyncStreamingTransport:
    """Gives an `AsyncStreamedResponse` as soon as its headers are there."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def call(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> AsyncStreamedResponse[T]:
        """The response of a call; `parse` reads its whole body."""
        call = self._transport.begin(
            operation, parameters, body, CallOptions(**options)
        )

        async def parse(streamed: AsyncStreamedResponse[T]) -> T:
            await streamed.read()
            value: T = call.value(streamed.http_response)
            return value

        return AsyncStreamedResponse(call, await self._opened(call), parse)

    async def stream(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> AsyncStreamedResponse[EventStreamAsync[T]]:
        """The response of a stream; `parse` gives the stream."""
        transport = self._transport
        call = transport.begin(operation, parameters, body, CallOptions(**options))

        async def parse(
            streamed: AsyncStreamedResponse[EventStreamAsync[T]],
        ) -> EventStreamAsync[T]:
            await _check_streamed(call, streamed)
            return transport.items(call, streamed.http_response)

        return AsyncStreamedResponse(call, await self._opened(call), parse)

    async def paginate(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> AsyncStreamedResponse[AsyncPage[T, Any]]:
        """The response of the first page; `parse` gives the page."""
        pager = AsyncPager(self._transport, operation, CallOptions(**options))
        request = pager.first(parameters, body)
        call = pager.begin(request)

        async def parse(
            streamed: AsyncStreamedResponse[AsyncPage[T, Any]],
        ) -> AsyncPage[T, Any]:
            await streamed.read()
            return _page(pager, call, request, streamed.http_response)

        return AsyncStreamedResponse(call, await self._opened(call), parse)

    async def download(
        self,
        operation: Operation[Any],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> AsyncStreamedResponse[AsyncBinaryResponse]:
        """The response of a download; `parse` gives what reads its bytes."""
        call = self._transport.begin(
            operation, parameters, body, CallOptions(**options)
        )

        async def parse(
            streamed: AsyncStreamedResponse[AsyncBinaryResponse],
        ) -> AsyncBinaryResponse:
            await _check_streamed(call, streamed)
            return AsyncBinaryResponse(streamed.http_response, call.failure)

        return AsyncStreamedResponse(call, await self._opened(call), parse)

    async def _opened(self, call: Call) -> httpx.Response:
        transport = self._transport
        response = await transport.send(call, True)
        try:
            if not call.is_success(response):
                await transport.read(call, response)
            return await _accepted(transport, call, response)
        except BaseException:
            await response.aclose()
            raise


async def _accepted(
    transport: AsyncTransport, call: Call, response: httpx.Response
) -> httpx.Response:
    """The response of a success, as the hooks give it back. Raises what another one is."""
    if call.is_success(response):
        return await transport.approve(call, response)
    await transport.value(call, response)
    raise call.unexpected(response)


def _page(
    pager: AsyncPager[T], call: Call, request: PageRequest, response: httpx.Response
) -> AsyncPage[T, Any]:
    return pager.page(call, request, call.value(response))


async def _check_streamed(call: Call, streamed: AsyncStreamedResponse[Any]) -> None:
    """Raise the error for a success that is not of the kind to be read as it arrives."""
    if not call.is_streamed(streamed.http_response):
        await streamed.read()
        raise call.unexpected(streamed.http_response)


__all__ = ["AsyncRawTransport", "AsyncStreamedResponse", "AsyncStreamingTransport"]
