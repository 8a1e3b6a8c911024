"""Responses: which documented one it is, and its value. Reads no network: the body is there already.

Input: an operation's responses, a status and a content type, then the body's bytes. Output: the
parsed value, or the error to raise.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from pydantic_core import ValidationError, from_json, to_json

from .errors import APIError, ErrorClasses, ResponseValidationError
from .http import httpx
from .media import essence, fitness, is_json, utf8
from .operation import Operation
from .plan import plan_of
from .response_spec import ResponseSpec
from .security import mask
from .values import adapter_of

if TYPE_CHECKING:
    from .lenient import Report, Validation

_LONGEST = 300
_OPTIONAL_CODINGS = ("br", "zstd")
_WITHOUT_CONTENT = (204, 205)


@lru_cache(maxsize=1024)
def find_response_spec(
    operation: Operation[Any], status: int, content_type: str
) -> ResponseSpec | None:
    """The documented response: exact status, then range, then `default`; among those the best media type.

    Where a response is documented for the status but none for the content type, there is none; an
    response without a `Content-Type` is taken for the first one.
    """
    return _best(_of_status(operation, status), content_type)


def _of_status(operation: Operation[Any], status: int) -> list[ResponseSpec]:
    """The responses that are documented for a status."""
    for key in (str(status), f"{status // 100}XX", "DEFAULT"):
        group = [spec for spec in operation.responses if spec.status.upper() == key]
        if group:
            return group
    return []


def _best(group: list[ResponseSpec], content_type: str) -> ResponseSpec | None:
    received = essence(content_type)
    best: ResponseSpec | None = None
    best_fitness = 0
    for spec in group:
        if spec.kind == "none" or spec.media_type is None:
            fit = 1
        else:
            fit = fitness(essence(spec.media_type), received) if received else 1
        if fit > best_fitness:
            best, best_fitness = spec, fit
    return best


_CARRIED_AS: dict[str, tuple[str, ...]] = {
    "stream": ("",),
    "text": ("text/",),
    "sse": ("text/plain", "application/octet-stream"),
    "jsonl": ("text/plain", "application/octet-stream", "application/json"),
}
"""Media types, or how they begin, under which servers also send a kind of body."""


@lru_cache(maxsize=256)
def _carried(
    operation: Operation[Any], status: int, content_type: str
) -> ResponseSpec | None:
    """The documented response that is likely sent under another media type than its own."""
    received = essence(content_type)
    group = _of_status(operation, status)
    if any(spec.kind == "json" for spec in group):
        return None
    for spec in group:
        if received.startswith(_CARRIED_AS.get(spec.kind, ())):
            return spec
    return None


def _despite_its_type(
    operation: Operation[Any], response: httpx.Response
) -> ResponseSpec | None:
    """The documented JSON response for the status, if JSON came under another media type."""
    specs = _of_status(operation, response.status_code)
    spec = next((spec for spec in specs if spec.kind == "json"), None)
    if spec is None:
        return None
    try:
        from_json(utf8(response.content, content_type_of(response)))
    except ValueError:
        return None
    return spec


@lru_cache(maxsize=256)
def _names_no_success(operation: Operation[Any]) -> bool:
    """Whether the document lists errors alone: then every success is one that says nothing."""
    return all(spec.is_error for spec in operation.responses)


def content_type_of(response: httpx.Response) -> str:
    """The `Content-Type`, "" if there is none."""
    content_type: str = response.headers.get("content-type", "")
    return content_type


class Reader:
    """Turns whole responses into values or errors, with the SDK's own error classes."""

    def __init__(
        self,
        classes: ErrorClasses,
        validation: Validation = "strict",
        report: Report | None = None,
    ) -> None:
        self.validation: Validation = validation
        self.report = report
        self._classes = classes

    def is_success(self, operation: Operation[Any], response: httpx.Response) -> bool:
        """Whether the document calls the response a success, or is silent and the status is 2xx."""
        spec = find_response_spec(
            operation, response.status_code, content_type_of(response)
        )
        return response.is_success if spec is None else not spec.is_error

    def spec(
        self, operation: Operation[Any], response: httpx.Response
    ) -> ResponseSpec | None:
        """The documented response that this one is, as far as status and headers tell."""
        content_type = content_type_of(response)
        spec = find_response_spec(operation, response.status_code, content_type)
        if spec is None and self.validation != "strict":
            return _carried(operation, response.status_code, content_type)
        return spec

    def value(
        self,
        operation: Operation[Any],
        response: httpx.Response,
        secrets: Iterable[str],
    ) -> Any:
        """The parsed body of a success; raises the error that the response is otherwise."""
        spec = self.spec(operation, response)
        if spec is None and self.validation != "strict":
            spec = _despite_its_type(operation, response)
        if spec is None:
            if response.is_success and _names_no_success(operation):
                return None
            raise self.unexpected(operation, response, secrets)
        if spec.is_error:
            raise self.error(spec, response, secrets)
        if response.request.method == "HEAD":
            return None
        if response.status_code in _WITHOUT_CONTENT and not response.content:
            return (
                None  # RFC 9110 sections 15.3.5 and 15.3.6, whatever the document says
            )
        return self._parse(spec, response)

    def unexpected(
        self,
        operation: Operation[Any],
        response: httpx.Response,
        secrets: Iterable[str],
    ) -> APIError:
        """The default error, for a response that the document does not list."""
        detail = None
        expected = plan_of(operation).accept
        if response.is_success and expected != "*/*":
            received = content_type_of(response) or "nothing"
            body = response.text.strip()
            detail = f"expected {expected}, received {received}"
            detail = f"{detail}: {body}" if body else detail
        return self._undocumented(response, detail, secrets)

    def _undocumented(
        self, response: httpx.Response, detail: str | None, secrets: Iterable[str]
    ) -> APIError:
        kind = self._classes.of_status(self._classes.default, response.status_code)
        return kind(_message(response, detail, secrets), response)

    def error(
        self, spec: ResponseSpec, response: httpx.Response, secrets: Iterable[str]
    ) -> APIError:
        """The documented error with its `.data`, else the default error."""
        if spec.error is None:
            return self._undocumented(response, None, secrets)
        try:
            data = self._parse(spec, response)
        except ResponseValidationError:
            if self.validation == "strict":
                raise
            return self._undocumented(response, None, secrets)
        detail = getattr(data, spec.message, None) if spec.message else None
        documented = cast("type[APIError]", spec.error())
        kind = self._classes.of_status(documented, response.status_code)
        error = kind(_message(response, detail, secrets), response)
        error.__dict__["data"] = data
        return error

    def _parse(self, spec: ResponseSpec, response: httpx.Response) -> Any:
        if spec.kind == "json" and _is_other(spec, response):
            kind = essence(content_type_of(response))
            return response.text if kind.startswith("text/") else response.content
        if spec.kind in ("json", "xml"):
            type_ = spec.type or _anything
            validate = adapter_of(type_).validator.validate_json
            body = response.content
            if spec.kind == "xml":
                body = self._xml_as_json(type_(), response)
            try:
                return validate(body)
            except ValidationError as error:
                cause = error
            recoded = utf8(body, content_type_of(response))
            if recoded != body:
                body = recoded
                try:
                    return validate(body)
                except ValidationError as error:
                    cause = error
            from .lenient import read_leniently

            lenient = read_leniently(self.validation, type_, body, cause, self.report)
            if lenient is not None:
                return lenient.value
            raise self.invalid(response, cause) from cause
        if spec.kind == "text":
            return self._parse_text(spec, response)
        if spec.kind == "stream":
            return response.content
        return None

    def _xml_as_json(self, type_: Any, response: httpx.Response) -> bytes:
        from .xml import ParseError, read_xml

        try:
            return to_json(read_xml(response.content, type_))
        except ParseError as error:
            message = f"the response is no XML: {error}"
            raise self._classes.validation(message, response) from error

    def _parse_text(self, spec: ResponseSpec, response: httpx.Response) -> Any:
        if spec.type is None:
            return response.text
        try:
            return adapter_of(spec.type).validator.validate_python(response.text)
        except ValidationError as error:
            raise self.invalid(response, error) from error

    def invalid(
        self,
        response: httpx.Response,
        error: ValidationError,
        body: str | None = None,
    ) -> ResponseValidationError:
        """The error for a body (or one item of a stream) that does not fit its type."""
        faults = error.errors(include_input=False, include_url=False)
        first = faults[0]
        where = ".".join(str(step) for step in first["loc"])
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        place = f"{where}: " if where else ""
        message = f"the response does not fit the document: {place}{first['msg']}{more}"
        coding = response.headers.get("content-encoding", "")
        if body is None and any(name in coding for name in _OPTIONAL_CODINGS):
            message = (
                f"the response is encoded as {coding}, which was not asked for and which "
                "the HTTP library reads only with a package of its own"
            )
        return self._classes.validation(message, response, body)


def _is_other(spec: ResponseSpec, response: httpx.Response) -> bool:
    """Whether a response that may be of any type is said to be something else than JSON."""
    if spec.media_type is None or not spec.media_type.startswith("*/"):
        return False
    received = essence(content_type_of(response))
    return bool(received) and not is_json(received)


def _anything() -> object:
    return Any


def _message(response: httpx.Response, detail: object, secrets: Iterable[str]) -> str:
    status = f"{response.status_code} {response.reason_phrase}".strip()
    text = detail if isinstance(detail, str) and detail else response.text.strip()
    text = mask(text, secrets)
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "…"
    return f"{status}: {text}" if text else status


__all__ = ["Reader", "content_type_of", "find_response_spec"]
