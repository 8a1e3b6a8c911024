"""The value of a response. Reads no network: the body is there already.

Input: an operation's responses and the response. Output: the parsed value, or the error to raise.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from pydantic_core import PydanticCustomError, ValidationError, to_json

from .errors import APIError, ErrorClasses, ResponseValidationError
from .http import httpx
from .media import essence, is_json, utf8
from .operation import Operation
from .plan import plan_of
from .response_choice import (
    carried,
    content_type_of,
    despite_its_type,
    find_response_spec,
    is_documented,
    names_no_success,
    read_as,
)
from .response_spec import ResponseSpec
from .security import mask
from .values import adapter_of

if TYPE_CHECKING:
    from .lenient import Report, Validation

_LONGEST = 300
_OPTIONAL_CODINGS = ("br", "zstd")
_WITHOUT_CONTENT = (204, 205)


def _may_be_empty(
    operation: Operation[Any], spec: ResponseSpec, response: httpx.Response
) -> bool:
    """Whether there need not be a value: by the status (RFC 9110 sections 15.3.5 and 15.3.6), whatever the document
    says, or as the document does not know the status.
    """
    status = response.status_code
    if status in _WITHOUT_CONTENT:
        return True
    return spec.kind in ("json", "xml") and read_as(operation, status) != status


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
            status = read_as(operation, response.status_code)
            if status != response.status_code:
                spec = find_response_spec(operation, status, content_type)
            return spec or carried(operation, status, content_type)
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
            spec = despite_its_type(operation, response)
        if spec is None:
            if response.is_success and names_no_success(operation):
                return None
            raise self.unexpected(operation, response, secrets)
        if spec.is_error:
            raise self.error(spec, response, secrets)
        if response.request.method == "HEAD":
            return None
        if read_as(operation, response.status_code) != response.status_code:
            self._tell_of_status(response)
        if not response.content and _may_be_empty(operation, spec, response):
            return None
        return self._parse(spec, response)

    def _tell_of_status(self, response: httpx.Response) -> None:
        """Report a success whose status the document does not list."""
        if self.report is not None and self.validation == "lenient":
            status = response.status_code
            said = PydanticCustomError("status", "the status is not documented")
            fault: Any = {"type": said, "loc": (str(status),), "input": status}
            self.report(ValidationError.from_exception_data("response", [fault]))

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
            if not is_documented(operation, response.status_code):
                known = dict.fromkeys(spec.status for spec in operation.responses)
                detail = f"the document lists {', '.join(known)}, not this status"
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
