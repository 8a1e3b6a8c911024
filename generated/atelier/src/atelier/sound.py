"""Studio.Sound: operations and their descriptions."""

from __future__ import annotations

from typing import Mapping, Optional, Sequence, Union

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable
from .types import AsyncBinaryResponse, BinaryResponse, FileInput

_TRANSCRIBE: op.Operation[models.Transcript] = op.Operation(
    id="studioSoundTranscribe",
    method="POST",
    path="/v2/studio/sound/transcripts",
    body=op.Body(
        content_type="multipart/form-data",
        type=lambda: models.StudioSoundTranscribeRequest,
        flattened=True,
        parts=(op.Part(field="recordings", name="recordings", file=True),),
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: models.Transcript
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
    servers=(op.Server(url="https://sound.atelier.example"),),
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

_SPEAK: op.Operation[object] = op.Operation(
    id="studioSoundSpeak",
    method="POST",
    path="/v2/studio/sound/speech",
    body=op.Body(
        content_type="application/json",
        type=lambda: models.StudioSoundSpeakRequest,
        flattened=True,
    ),
    responses=(
        op.ResponseSpec(status="200", media_type="audio/wav", kind="stream"),
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
    timeout_ms=60000,
)


class Sound:
    """Speech to text and text to speech."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def transcribe(
        self,
        *,
        recordings: Sequence[
            Union[
                models.StudioSoundTranscribeRequestRecording,
                models.StudioSoundTranscribeRequestRecordingTypedDict,
                FileInput,
            ]
        ],
        language: Optional[str] = "en",
        speakers: OptionalNullable[int] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Transcript:
        """Write down a recording

        Turns recordings into text. Long recordings are better sent as a job.

        Args:
            recordings: The recordings, in order.
            language: The language that is spoken, as a two-letter code.
            speakers: How many people speak, if that is known.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _TRANSCRIBE,
            body={"recordings": recordings, "language": language, "speakers": speakers},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def speak(
        self,
        *,
        text: str,
        voice: models.Voice,
        speed: Optional[float] = 1.0,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> BinaryResponse:
        """Read a text aloud

        Args:
            text: What to read.
            voice: Who reads.
            speed: How fast to read.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.download(
            _SPEAK,
            body={"text": text, "voice": voice, "speed": speed},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncSound:
    """Speech to text and text to speech."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def transcribe(
        self,
        *,
        recordings: Sequence[
            Union[
                models.StudioSoundTranscribeRequestRecording,
                models.StudioSoundTranscribeRequestRecordingTypedDict,
                FileInput,
            ]
        ],
        language: Optional[str] = "en",
        speakers: OptionalNullable[int] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Transcript:
        """Write down a recording

        Turns recordings into text. Long recordings are better sent as a job.

        Args:
            recordings: The recordings, in order.
            language: The language that is spoken, as a two-letter code.
            speakers: How many people speak, if that is known.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _TRANSCRIBE,
            body={"recordings": recordings, "language": language, "speakers": speakers},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def speak(
        self,
        *,
        text: str,
        voice: models.Voice,
        speed: Optional[float] = 1.0,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> AsyncBinaryResponse:
        """Read a text aloud

        Args:
            text: What to read.
            voice: Who reads.
            speed: How fast to read.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.download(
            _SPEAK,
            body={"text": text, "voice": voice, "speed": speed},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
