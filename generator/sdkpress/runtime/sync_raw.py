# Made from async_raw.py, which is the one to edit.
"""Transports that give responses in place of values: for `with_raw_response` and `with_streaming_response`.

Each has the methods of the transport that it is made from. A response that is an error is raised as
ever; the others are taken as they are, and what the call would have given is what `parse` gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from .call import Call
from .call_options import CallOptions
from .http import httpx
from .operation import Operation
from .paging import PageRequest
from .raw import RawResponse
from .sync_binary import BinaryResponse
from .sync_io import Releasing
from .sync_pages import Page, Pager
from .sync_stream import EventStream
from .sync_transport import NOTHING, SyncTransport
from .unset import UNSET

if TYPE_CHECKING:
    from typing import Unpack

    from .call_options import OptionValues

T = TypeVar("T")
Piece = TypeVar("Piece", str, bytes)


class SyncRawTransport:
    """Gives a `RawResponse`; the body was read, unless the call gives a stream or a file."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def call(
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
        response = self._whole(call)
        return RawResponse(response, partial(call.value, response))

    def stream(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> RawResponse[EventStream[T]]:
        """The response of a stream; `parse` gives the stream."""
        transport = self._transport
        call = transport.begin(operation, parameters, body, CallOptions(**options))
        response = transport.open(call)
        return RawResponse(response, partial(transport.items, call, response))

    def paginate(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> RawResponse[Page[T, Any]]:
        """The response of the first page; `parse` gives the page."""
        pager = Pager(self._transport, operation, CallOptions(**options))
        request = pager.first(parameters, body)
        call = pager.begin(request)
        response = self._whole(call)
        return RawResponse(response, partial(_page, pager, call, request, response))

    def download(
        self,
        operation: Operation[Any],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> RawResponse[BinaryResponse]:
        """The response of a download; `parse` gives what reads its bytes."""
        transport = self._transport
        call = transport.begin(operation, parameters, body, CallOptions(**options))
        response = transport.open(call)
        return RawResponse(response, partial(BinaryResponse, response, call.failure))

    def _whole(self, call: Call) -> httpx.Response:
        response = self._transport.send(call)
        return _accepted(self._transport, call, response)


class StreamedResponse(Releasing, Generic[T]):
    """A response whose body has not been read yet; a context manager, which gives the connection back.

    A body can be read once: with one of the `iter_` methods, with `read`, or with `parse`.
    """

    def __init__(
        self,
        call: Call,
        response: httpx.Response,
        parse: Callable[[StreamedResponse[T]], T],
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

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The body's bytes as they arrive, in pieces of `chunk_size` bytes if given."""
        for piece in self._guarded(self.http_response.iter_bytes(chunk_size)):
            yield piece

    def iter_text(self, chunk_size: int | None = None) -> Iterator[str]:
        """The body's text as it arrives, in pieces of `chunk_size` characters if given."""
        for piece in self._guarded(self.http_response.iter_text(chunk_size)):
            yield piece

    def iter_lines(self) -> Iterator[str]:
        """The body's lines as they arrive, without their ends."""
        for line in self._guarded(self.http_response.iter_lines()):
            yield line

    def _guarded(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """The pieces; the SDK's own error if the body breaks off. Closes the response in the end."""
        try:
            for piece in pieces:
                yield piece
        except httpx.RequestError as error:
            raise self._call.failure(self.http_response, error, None) from error
        finally:
            self.close()

    def read(self) -> bytes:
        """The whole body."""
        try:
            return self.http_response.read()
        except httpx.RequestError as error:
            raise self._call.failure(self.http_response, error, None) from error

    def parse(self) -> T:
        """What the method gives without `with_streaming_response`. Raises what that raises."""
        value = self._parse(self)
        del self.response  # a stream may go on with it
        return value

    def close(self) -> None:
        """Give the connection back; the rest of the body is not read."""
        self.http_response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class SyncStreamingTransport:
    """Gives an `StreamedResponse` as soon as its headers are there."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def call(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> StreamedResponse[T]:
        """The response of a call; `parse` reads its whole body."""
        call = self._transport.begin(
            operation, parameters, body, CallOptions(**options)
        )

        def parse(streamed: StreamedResponse[T]) -> T:
            streamed.read()
            value: T = call.value(streamed.http_response)
            return value

        return StreamedResponse(call, self._opened(call), parse)

    def stream(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> StreamedResponse[EventStream[T]]:
        """The response of a stream; `parse` gives the stream."""
        transport = self._transport
        call = transport.begin(operation, parameters, body, CallOptions(**options))

        def parse(
            streamed: StreamedResponse[EventStream[T]],
        ) -> EventStream[T]:
            _check_streamed(call, streamed)
            return transport.items(call, streamed.http_response)

        return StreamedResponse(call, self._opened(call), parse)

    def paginate(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> StreamedResponse[Page[T, Any]]:
        """The response of the first page; `parse` gives the page."""
        pager = Pager(self._transport, operation, CallOptions(**options))
        request = pager.first(parameters, body)
        call = pager.begin(request)

        def parse(
            streamed: StreamedResponse[Page[T, Any]],
        ) -> Page[T, Any]:
            streamed.read()
            return _page(pager, call, request, streamed.http_response)

        return StreamedResponse(call, self._opened(call), parse)

    def download(
        self,
        operation: Operation[Any],
        *,
        parameters: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        **options: Unpack[OptionValues],
    ) -> StreamedResponse[BinaryResponse]:
        """The response of a download; `parse` gives what reads its bytes."""
        call = self._transport.begin(
            operation, parameters, body, CallOptions(**options)
        )

        def parse(
            streamed: StreamedResponse[BinaryResponse],
        ) -> BinaryResponse:
            _check_streamed(call, streamed)
            return BinaryResponse(streamed.http_response, call.failure)

        return StreamedResponse(call, self._opened(call), parse)

    def _opened(self, call: Call) -> httpx.Response:
        transport = self._transport
        response = transport.send(call, True)
        try:
            if not call.is_success(response):
                transport.read(call, response)
            return _accepted(transport, call, response)
        except BaseException:
            response.close()
            raise


def _accepted(
    transport: SyncTransport, call: Call, response: httpx.Response
) -> httpx.Response:
    """The response of a success, as the hooks give it back. Raises what another one is."""
    if call.is_success(response):
        return transport.approve(call, response)
    transport.value(call, response)
    raise call.unexpected(response)


def _page(
    pager: Pager[T], call: Call, request: PageRequest, response: httpx.Response
) -> Page[T, Any]:
    return pager.page(call, request, call.value(response))


def _check_streamed(call: Call, streamed: StreamedResponse[Any]) -> None:
    """Raise the error for a success that is not of the kind to be read as it arrives."""
    if not call.is_streamed(streamed.http_response):
        streamed.read()
        raise call.unexpected(streamed.http_response)


__all__ = ["SyncRawTransport", "StreamedResponse", "SyncStreamingTransport"]
