"""Studio.Chat: operations and their descriptions."""

from __future__ import annotations

from typing import Any, Literal, Mapping, Optional, Sequence, Union

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable
from .utils.eventstreaming import EventStream, EventStreamAsync

_COMPLETE: op.Operation[models.ChatAnswer] = op.Operation(
    id="studioChatComplete",
    method="POST",
    path="/v2/studio/chat",
    parameters=(
        op.Parameter(
            argument="x_workspace",
            name="X-Workspace",
            location="header",
            style="simple",
            explode=False,
        ),
    ),
    body=op.Body(
        content_type="application/json",
        type=lambda: models.StudioChatCompleteBody,
        flattened=True,
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: models.ChatAnswer
        ),
        op.ResponseSpec(
            status="422",
            media_type="application/json",
            type=lambda: models.ProblemData,
            is_error=True,
            error=lambda: models.Problem,
            message="message",
        ),
        op.ResponseSpec(
            status="429",
            media_type="application/json",
            type=lambda: models.ProblemData,
            is_error=True,
            error=lambda: models.Problem,
            message="message",
        ),
    ),
    security=(("token",),),
    retry=op.Retry(
        backoff=op.Backoff(
            initial_interval=300,
            max_interval=20000,
            exponent=2.0,
            max_elapsed_time=120000,
        ),
        status_codes=("429", "503"),
    ),
)

_STREAM: op.Operation[models.ChatEvent] = op.Operation(
    id="studioChatStream",
    method="POST",
    path="/v2/studio/chat",
    parameters=(
        op.Parameter(
            argument="x_workspace",
            name="X-Workspace",
            location="header",
            style="simple",
            explode=False,
        ),
    ),
    body=op.Body(
        content_type="application/json",
        type=lambda: models.StudioChatStreamBody,
        flattened=True,
    ),
    responses=(
        op.ResponseSpec(
            status="200",
            media_type="text/event-stream",
            type=lambda: models.ChatEvent,
            kind="sse",
            sentinel="[DONE]",
        ),
        op.ResponseSpec(
            status="422",
            media_type="application/json",
            type=lambda: models.ProblemData,
            is_error=True,
            error=lambda: models.Problem,
            message="message",
        ),
    ),
    security=(("token",),),
    retry=op.Retry(
        backoff=op.Backoff(
            initial_interval=300,
            max_interval=20000,
            exponent=2.0,
            max_elapsed_time=120000,
        ),
        status_codes=("429", "503"),
    ),
)


class Chat:
    """Talk with a model, all at once or word by word."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def complete(
        self,
        *,
        model: str,
        messages: Sequence[Union[models.Message, models.MessageTypedDict]],
        x_workspace: Optional[str] = None,
        temperature: OptionalNullable[float] = 1.0,
        max_words: Optional[int] = None,
        stop: OptionalNullable[models.StudioChatCompleteBodyStop] = UNSET,
        answer_as: Optional[
            Union[models.AnswerShape, models.AnswerShapeTypedDict]
        ] = None,
        tools: Optional[Sequence[Union[models.Tool, models.ToolTypedDict]]] = None,
        effort: Optional[models.StudioChatCompleteBodyEffort] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        stream: Literal[False] = False,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.ChatAnswer:
        """Answer a conversation

        Reads a conversation and writes the next message.

        Args:
            model: Who answers.
            messages: The conversation so far.
            x_workspace: The workspace that pays, if you belong to several.
            temperature: Higher is bolder.
            max_words: Stop after so many words.
            stop: Words that end the answer.
            answer_as:
            tools: What the model may call.
            effort: How long to think, by name or in words.
            metadata: Anything that should come back with the answer.
            stream: Always false here; see `stream`.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _COMPLETE,
            parameters={"x_workspace": x_workspace},
            body={
                "model": model,
                "messages": messages,
                "temperature": temperature,
                "max_words": max_words,
                "stop": stop,
                "answer_as": answer_as,
                "tools": tools,
                "effort": effort,
                "metadata": metadata,
                "stream": stream,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def stream(
        self,
        *,
        model: str,
        messages: Sequence[Union[models.Message, models.MessageTypedDict]],
        stream: Literal[True] = True,
        x_workspace: Optional[str] = None,
        temperature: OptionalNullable[float] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> EventStream[models.ChatEvent]:
        """Answer a conversation word by word

        The same as `complete`, but the answer comes in pieces as it is written.

        Args:
            model: Who answers.
            messages: The conversation so far.
            stream: Always true here.
            x_workspace: The workspace that pays, if you belong to several.
            temperature: Higher is bolder.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.stream(
            _STREAM,
            parameters={"x_workspace": x_workspace},
            body={
                "model": model,
                "messages": messages,
                "temperature": temperature,
                "stream": stream,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncChat:
    """Talk with a model, all at once or word by word."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def complete(
        self,
        *,
        model: str,
        messages: Sequence[Union[models.Message, models.MessageTypedDict]],
        x_workspace: Optional[str] = None,
        temperature: OptionalNullable[float] = 1.0,
        max_words: Optional[int] = None,
        stop: OptionalNullable[models.StudioChatCompleteBodyStop] = UNSET,
        answer_as: Optional[
            Union[models.AnswerShape, models.AnswerShapeTypedDict]
        ] = None,
        tools: Optional[Sequence[Union[models.Tool, models.ToolTypedDict]]] = None,
        effort: Optional[models.StudioChatCompleteBodyEffort] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        stream: Literal[False] = False,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.ChatAnswer:
        """Answer a conversation

        Reads a conversation and writes the next message.

        Args:
            model: Who answers.
            messages: The conversation so far.
            x_workspace: The workspace that pays, if you belong to several.
            temperature: Higher is bolder.
            max_words: Stop after so many words.
            stop: Words that end the answer.
            answer_as:
            tools: What the model may call.
            effort: How long to think, by name or in words.
            metadata: Anything that should come back with the answer.
            stream: Always false here; see `stream`.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _COMPLETE,
            parameters={"x_workspace": x_workspace},
            body={
                "model": model,
                "messages": messages,
                "temperature": temperature,
                "max_words": max_words,
                "stop": stop,
                "answer_as": answer_as,
                "tools": tools,
                "effort": effort,
                "metadata": metadata,
                "stream": stream,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def stream(
        self,
        *,
        model: str,
        messages: Sequence[Union[models.Message, models.MessageTypedDict]],
        stream: Literal[True] = True,
        x_workspace: Optional[str] = None,
        temperature: OptionalNullable[float] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> EventStreamAsync[models.ChatEvent]:
        """Answer a conversation word by word

        The same as `complete`, but the answer comes in pieces as it is written.

        Args:
            model: Who answers.
            messages: The conversation so far.
            stream: Always true here.
            x_workspace: The workspace that pays, if you belong to several.
            temperature: Higher is bolder.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.stream(
            _STREAM,
            parameters={"x_workspace": x_workspace},
            body={
                "model": model,
                "messages": messages,
                "temperature": temperature,
                "stream": stream,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
