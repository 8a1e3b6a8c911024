"""One call from its request to its value: everything but the I/O.

Input: a request without its credentials, then what came back. Output: the request of each try,
how long to wait before the next, and the value or the error to raise.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pydantic_core import ValidationError, from_json

from .errors import NoResponseError, also
from .hooks import HookContext
from .http import httpx
from .http_client import AsyncHttpClient, HttpClient, NativeClient
from .http_request import http_request, same_origin
from .operation import Operation
from .plan import raw_header
from .request import RequestDraft
from .response import Reader
from .response_spec import ResponseSpec
from .retry import RetryState, is_idempotent
from .schemes import Scheme
from .security import AuthPlan, mask

if TYPE_CHECKING:
    from .call_engine import CallEngine
    from .items import Items
    from .oauth import TokenCache
    from .paging import PageRequest
    from .paging_spec import Paging

_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_HOPELESS = (
    httpx.UnsupportedProtocol,
    httpx.TooManyRedirects,
    httpx.DecodingError,
    httpx.LocalProtocolError,
)
_BROKEN = (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError)


class Call:
    """One call. `sources` are the credentials whose values the transport gets before each try.

    `guards_redirects`: redirects must not be followed blindly, see `redirected`. `time_limit` is in
    seconds, for one try.
    """

    def __init__(
        self,
        engine: CallEngine,
        http: NativeClient | None,
        operation: Operation[Any],
        draft: RequestDraft,
        auth: AuthPlan,
        retry: RetryState,
        time_limit: float | None,
        reader: Reader,
    ) -> None:
        self.operation = operation
        self.log = engine.log
        self.content = draft.content
        self.sources = auth.sources
        self.guards_redirects = auth.private and http is not None
        self.secrets: Sequence[str] = ()
        self.send_options: dict[str, Any] = {}
        self.time_limit = time_limit
        self._engine = engine
        self._http = http
        self._fixed = auth.fixed
        self._draft = draft
        self._reader = reader
        self._retry = retry
        self._reconnected = False
        self._token: tuple[TokenCache, str] | None = None
        self._renewed = False
        self._response: httpx.Response | None = None

    @property
    def context(self) -> HookContext:
        """What hooks are told."""
        return HookContext(operation_id=self.operation.id, base_url=self._draft.base)

    def request(
        self,
        client: HttpClient | AsyncHttpClient,
        values: Sequence[tuple[Scheme, object]],
        stream: Any,
    ) -> httpx.Request:
        """The request of one try, with the credentials' values and the client's own settings."""
        credentials = self._fixed or self._engine.credentials(values)
        self.secrets = credentials.secrets
        if credentials.digest is not None and self._http is not None:
            self.send_options = {"auth": self._engine.digest(credentials.digest)}
        return http_request(
            client, self._http, self._draft, credentials, stream, self.time_limit
        )

    def redirected(self, response: httpx.Response) -> httpx.Request | None:
        """The request that a redirect asks for, without credentials if it leaves the host."""
        following = response.next_request
        if following is None:
            return None
        if not same_origin(response.request.url, following.url):
            for name in self._engine.settings.private:
                following.headers.pop(name, None)
        return following

    def redirect_limit(self) -> int:
        """How many redirects are followed."""
        http = self._http
        return http.max_redirects if http is not None and http.follow_redirects else 0

    def wait_after_response(self, response: httpx.Response) -> float | None:
        """Seconds until the next try, or None to take this response."""
        self._engine.served = True
        if response.status_code == 401 and self._may_renew():
            return 0.0
        if self._retry.policy is None or not self._repeatable():
            return None
        return self._retry.after_response(response.status_code, response.headers)

    def _may_renew(self) -> bool:
        """Whether the server may have refused a token before its end: then a new one is tried, once."""
        if self._token is None or self._renewed or not self._repeatable():
            return False
        tokens, text = self._token
        tokens.drop(text)
        self._renewed = True
        return True

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes that a token for this call has to have."""
        return tuple(text for _, some in self.operation.scopes for text in some)

    def tokens(self, scheme: Scheme, credentials: object) -> TokenCache:
        """What keeps the tokens of these credentials."""
        return self._engine.tokens(scheme, credentials, self._draft.base)

    def token_of(
        self, tokens: TokenCache, scopes: frozenset[str], response: httpx.Response
    ) -> str:
        """The token that a token endpoint gives. Raises the SDK's errors if it gives none."""
        from .oauth import refusal

        classes = self._engine.options.error_classes
        status = response.status_code
        if not response.is_success:
            said = mask(refusal(status, response.content), tokens.grant.secrets)
            raise classes.of_status(classes.default, status)(said, response)
        text = tokens.keep(scopes, response.content)
        if text is None:
            raise classes.validation("the token endpoint gives no token", response, "")
        return text

    def use_token(self, tokens: TokenCache, text: str) -> None:
        """Remember which token the request goes out with."""
        self._token = tokens, text

    def wait_after_error(self, error: httpx.RequestError) -> float | None:
        """Seconds until the next try, or None to give up."""
        if not self._repeatable() or _is_hopeless(error):
            return None
        if self._was_stale(error):
            self._reconnected = True
            return 0.0
        if self._retry.policy is None:
            return None
        return self._retry.after_error(isinstance(error, _UNSENT))

    def _was_stale(self, error: httpx.RequestError) -> bool:
        """Whether a connection that was kept open may have been closed by the server meanwhile.

        Then a request that is safe to repeat (RFC 9110 section 9.2.2) is, once, on a new one.
        """
        if self._reconnected or not self._engine.served:
            return False
        if not isinstance(error, _BROKEN):
            return False
        draft = self._draft
        key = self.operation.idempotency_key or "idempotency-key"
        return is_idempotent(draft.method) or key.lower() in draft.headers

    def _repeatable(self) -> bool:
        return self.content is None or self.content.repeatable()

    def resume_after(self, event_id: str) -> None:
        """Ask for the events after one (WHATWG HTML section 9.2.3), with all tries anew."""
        self._reconnected = True
        self._draft.headers["last-event-id"] = raw_header("Last-Event-ID", event_id)
        self._retry = RetryState(self._retry.policy, self._engine.clock)

    def no_response(
        self, error: httpx.RequestError, request: httpx.Request
    ) -> NoResponseError:
        """The error to raise for the HTTP library's. Holds no query and no header."""
        url = request.url
        location = f"{url.scheme}://{url.netloc.decode('ascii')}{url.path}"
        reason = mask(str(error) or type(error).__name__, self.secrets)
        classes = self._engine.options.error_classes
        kind: type[NoResponseError] = classes.no_response
        if isinstance(error, httpx.TimeoutException):
            kind, reason = classes.timeout, "no response in time"
        elif isinstance(error, httpx.ConnectError):
            kind = classes.connection
        message = mask(f"{request.method} {location}: {reason}", self.secrets)
        return also(kind, type(error))(message, request)

    def is_success(self, response: httpx.Response) -> bool:
        """Whether the response is one that the document calls a success."""
        return self._reader.is_success(self.operation, response)

    def value(self, response: httpx.Response) -> Any:
        """The value of a response whose body was read; raises what it is otherwise."""
        self._response = response
        value = self._reader.value(self.operation, response, self.secrets)
        envelope = self.operation.envelope
        if envelope is None:
            return value
        from .envelope import enveloped

        return enveloped(envelope(), response, value)

    def next_page(self, paging: Paging, current: PageRequest) -> PageRequest | None:
        """What asks for the page after the one whose value was given; None after the last."""
        response = self._response
        if response is None:
            return None
        try:
            page = self._plain(response)
        except ValueError:
            return None
        header = response.links.get("next", {}).get("url")
        if paging.header is not None:
            header = response.headers.get(paging.header)
        from .paging import next_page

        return next_page(paging, page, current, str(response.url), header)

    def _plain(self, response: httpx.Response) -> object:
        """The body as plain data by wire name. Raises `ValueError` where it is none."""
        spec = self._spec(response)
        if spec is not None and spec.kind == "xml" and spec.type is not None:
            from .xml import ParseError, read_xml

            try:
                return read_xml(response.content, spec.type())
            except ParseError as error:
                raise ValueError(str(error)) from error
        return from_json(response.content)

    def unexpected(self, response: httpx.Response) -> Exception:
        """The error for a success of another kind than the operation promises."""
        return self._reader.unexpected(self.operation, response, self.secrets)

    def is_streamed(self, response: httpx.Response) -> bool:
        """Whether the body is to be read as it arrives."""
        spec = self._spec(response)
        kinds = ("sse", "jsonl", "stream")
        return spec is not None and not spec.is_error and spec.kind in kinds

    def items(self, response: httpx.Response) -> Items:
        """What splits a stream into its items."""
        spec = self._spec(response)
        assert spec is not None
        reader = self._reader
        from .items import Items

        items = Items(spec, reader.validation, reader.report)
        items.resumable = spec.kind == "sse" and self._draft.method == "GET"
        return items

    def _spec(self, response: httpx.Response) -> ResponseSpec | None:
        return self._reader.spec(self.operation, response)

    def failure(
        self, response: httpx.Response, error: Exception, raw: Any
    ) -> Exception:
        """The error to raise for one met while a body is read item by item."""
        if isinstance(error, ValidationError):
            from .items import raw_text

            return self._reader.invalid(response, error, raw_text(raw))
        if isinstance(error, httpx.RequestError):
            return self.no_response(error, response.request)
        return error

    def close(self) -> None:
        """Close files that were opened for the body."""
        if self.content is not None:
            self.content.close()


def _is_hopeless(error: httpx.RequestError) -> bool:
    """Whether the same request would end in the same way: no HTTP, no trust, no such scheme."""
    if isinstance(error, _HOPELESS):
        return True
    text = str(error)
    if isinstance(error, httpx.RemoteProtocolError):
        return "illegal" in text
    return isinstance(error, httpx.ConnectError) and "[SSL:" in text


__all__ = ["Call"]
