"""One call from its arguments to its value: everything but the I/O.

Input: a client's options and one call. Output: `Exchange`, which the shells in `transport` ask
for each request, tell what came back, and ask whether and when to try again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic_core import ValidationError, from_json

from .debug import DebugLog
from .errors import NoResponseError, RequestTimeoutError
from .hooks import HookContext
from .http import httpx
from .items import Items, raw_text
from .operation import Answer, Operation, Paging, Scheme
from .paging import Asked, next_page
from .request import Draft, HeaderTable, draft
from .response import Reader, content_type_of, find_answer
from .retry import Clock, Policy, Repeats, RetryConfig, decide
from .security import Credentials, Wanted, apply, choose, mask
from .servers import base_url
from .settings import Settings
from .unset import UNSET, OptionalNullable

_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


@lru_cache(maxsize=256)
def _parsed(url: str) -> httpx.URL:
    return httpx.URL(url)


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Chosen:
    """The credentials of an operation: `fixed`, or those whose values are `wanted` for each try.

    `private`: a redirect to another host would carry one there, if followed blindly.
    """

    wanted: Sequence[Wanted]
    fixed: Credentials | None
    private: bool


def _add_cookies(
    client: httpx.Client | httpx.AsyncClient, request: httpx.Request
) -> None:
    """The HTTP client's own cookies before ours."""
    ours = request.headers.pop("cookie", None)
    client.cookies.set_cookie_header(request)
    theirs = request.headers.get("cookie")
    if ours is not None:
        request.headers["cookie"] = f"{theirs}; {ours}" if theirs else ours


class Core:
    """What all calls of a client share."""

    def __init__(self, settings: Settings, clock: Clock | None) -> None:
        options = settings.options
        self.settings = settings
        self.options = options
        self.clock = clock or Clock()
        logger = options.debug_logger
        self.log = None if logger is None else DebugLog(logger)
        self._policies: dict[Operation[Any], Policy | None] = {}
        self._chosen: dict[Operation[Any], Chosen] = {}
        self._seen: list[tuple[bytes, bytes]] | None = None
        self._inherited_headers: HeaderTable = {}
        self.reader = Reader(
            options.default_error,
            options.validation_error,
            options.response_validation,
        )

    def exchange(
        self,
        client: httpx.Client | httpx.AsyncClient,
        operation: Operation[Any],
        parameters: Mapping[str, object],
        body: object,
        retries: OptionalNullable[RetryConfig],
        server_url: str | None,
        timeout_ms: int | None,
        http_headers: Mapping[str, str] | None,
        url: str | None = None,
    ) -> Exchange:
        """Write the request and choose its credentials. Errors here come before any request.

        `url` is one that the server gave, to take the place of the operation's own path and query.
        """
        options = self.options
        base = server_url
        if base is None:
            own = operation.servers
            base = (
                base_url(own, url_params=options.url_params)
                if own
                else self.settings.base
            )
        if not base and not client.base_url.host:
            raise ValueError("no server is known: give `server_url`")
        chosen = self._chosen.get(operation) or self._choose(operation)
        made = draft(
            operation,
            parameters,
            body,
            base=base,
            headers=self._inherited(client),
            globals=options.globals,
            http_headers=http_headers,
        )
        if url is not None:
            home = _parsed(base) if base else client.base_url
            chosen = self._moved(made, httpx.URL(url), home, chosen)
        if retries is UNSET and operation in self._policies:
            policy = self._policies[operation]
        else:
            policy = decide(operation, retries, options.retry_config)
            if retries is UNSET:
                self._policies[operation] = policy
        timeout = timeout_ms or options.timeout_ms or operation.timeout_ms
        return Exchange(
            self, operation, made, chosen, Repeats(policy, self.clock), timeout
        )

    def _choose(self, operation: Operation[Any]) -> Chosen:
        """The operation's credentials, worked out at its first call."""
        settings = self.settings
        wanted = choose(operation, settings.schemes, settings.credentials)
        fixed: Credentials | None = None
        if not any(callable(one.source) for one in wanted):
            fixed = apply([(one.scheme, one.source) for one in wanted])
        private = any(one.scheme.name.lower() in settings.private for one in wanted)
        chosen = Chosen(() if fixed else wanted, fixed, private)
        self._chosen[operation] = chosen
        return chosen

    def _moved(
        self, made: Draft, url: httpx.URL, home: httpx.URL, chosen: Chosen
    ) -> Chosen:
        """Point a draft at a URL that the server gave. No credential goes to a host that is not `home`."""
        schemes = self.options.schemes
        made.move(url, {s.name for s in schemes if s.location == "query"})
        if _origin(url) == _origin(home):
            return chosen
        made.strip(self.settings.private)
        return Chosen((), Credentials(), False)

    def _inherited(self, client: httpx.Client | httpx.AsyncClient) -> HeaderTable:
        """The HTTP client's headers, with our user agent unless the user set one.

        They are read again when they changed: a user may do that to a client at any time.
        """
        raw = client.headers.raw
        if raw == self._seen:
            return self._inherited_headers
        table = {k: (k, v) for k, v in client.headers.items()}
        agent = table.get("user-agent")
        if agent is None or agent[1].startswith("python-httpx"):
            table["user-agent"] = ("User-Agent", self.options.user_agent)
        self._inherited_headers = table  # before `_seen`: another thread may look
        self._seen = raw
        return table


class Exchange:
    """One call. `wanted` are the credentials whose values the shell gets before each try.

    `guards_redirects`: redirects must not be followed blindly, see `redirected`.
    """

    def __init__(
        self,
        core: Core,
        operation: Operation[Any],
        made: Draft,
        chosen: Chosen,
        repeats: Repeats,
        timeout_ms: int | None,
    ) -> None:
        self.core = core
        self.operation = operation
        self.log = core.log
        self.wanted = chosen.wanted
        self.guards_redirects = chosen.private
        self.secrets: Sequence[str] = ()
        self._fixed = chosen.fixed
        self.content = made.content
        self._made = made
        self._repeats = repeats
        self._timeout_ms = timeout_ms
        self._answered: httpx.Response | None = None

    @property
    def context(self) -> HookContext:
        """What hooks are told."""
        return HookContext(operation_id=self.operation.id, base_url=self._made.base)

    def request(
        self,
        client: httpx.Client | httpx.AsyncClient,
        values: Sequence[tuple[Scheme, object]],
        stream: Any,
    ) -> httpx.Request:
        """The request of one try, with the credentials' values and the client's own settings."""
        credentials = self._fixed or apply(values)
        self.secrets = credentials.secrets
        made = self._made
        text = made.url(credentials)
        url = httpx.URL(text) if credentials.query else _parsed(text)
        if url.is_relative_url:
            url = client.base_url.join(url)
        params = client.params
        if params:
            url = url.copy_merge_params(params)
        headers = made.header_list(credentials)
        timeout = client.timeout
        if self._timeout_ms is not None:
            timeout = httpx.Timeout(self._timeout_ms / 1000)
        files = made.content.files if made.content is not None else None
        request = httpx.Request(
            made.method,
            url,
            headers=headers,
            content=stream,
            files=files or None,
            extensions={"timeout": timeout.as_dict()},
        )
        if client.cookies:
            _add_cookies(client, request)
        return request

    def redirected(self, response: httpx.Response) -> httpx.Request | None:
        """The request that a redirect asks for, without credentials if it leaves the host."""
        following = response.next_request
        if following is None:
            return None
        before, after = response.request.url, following.url
        if _origin(before) != _origin(after):
            for name in self.core.settings.private:
                following.headers.pop(name, None)
        return following

    def wait_after_answer(self, response: httpx.Response) -> float | None:
        """Seconds until the next try, or None to take this answer."""
        if self._repeats.policy is None or not self._repeatable():
            return None
        return self._repeats.after_answer(response.status_code, response.headers)

    def wait_after_error(self, error: httpx.RequestError) -> float | None:
        """Seconds until the next try, or None to give up."""
        if self._repeats.policy is None or not self._repeatable():
            return None
        return self._repeats.after_error(isinstance(error, _UNSENT))

    def _repeatable(self) -> bool:
        return self.content is None or self.content.repeatable()

    def no_response(
        self, error: httpx.RequestError, request: httpx.Request
    ) -> NoResponseError:
        """The error to raise for the HTTP library's. Holds no query and no header."""
        url = request.url
        place = f"{url.scheme}://{url.netloc.decode('ascii')}{url.path}"
        told = mask(str(error) or type(error).__name__, self.secrets)
        kind = NoResponseError
        if isinstance(error, httpx.TimeoutException):
            kind, told = RequestTimeoutError, "no answer in time"
        return kind(mask(f"{request.method} {place}: {told}", self.secrets), request)

    def is_success(self, response: httpx.Response) -> bool:
        """Whether the answer is one that the document calls a success."""
        return self.core.reader.is_success(self.operation, response)

    def value(self, response: httpx.Response) -> Any:
        """The value of an answer whose body was read; raises what it is otherwise."""
        self._answered = response
        return self.core.reader.value(self.operation, response, self.secrets)

    def next_page(self, paging: Paging, asked: Asked) -> Asked | None:
        """What asks for the page after the one whose value was given; None after the last."""
        answer = self._answered
        if answer is None:
            return None
        try:
            page = from_json(answer.content)
        except ValueError:
            return None
        return next_page(paging, page, asked, str(answer.url))

    def unexpected(self, response: httpx.Response) -> Exception:
        """The error for a success of another kind than the operation promises."""
        return self.core.reader.unexpected(response, self.secrets)

    def is_streamed(self, response: httpx.Response) -> bool:
        """Whether the body is to be read as it arrives."""
        answer = self._answer(response)
        kinds = ("sse", "jsonl", "stream", "bytes")
        return answer is not None and not answer.is_error and answer.kind in kinds

    def items(self, response: httpx.Response) -> Items:
        """What splits a stream into its items."""
        answer = self._answer(response)
        assert answer is not None
        return Items(answer, self.core.reader.validation)

    def _answer(self, response: httpx.Response) -> Answer | None:
        kind = content_type_of(response)
        return find_answer(self.operation, response.status_code, kind)

    def failure(
        self, response: httpx.Response, error: Exception, raw: Any
    ) -> Exception:
        """The error to raise for one met while a body is read item by item."""
        if isinstance(error, ValidationError):
            return self.core.reader.invalid(response, error, raw_text(raw))
        if isinstance(error, httpx.RequestError):
            return self.no_response(error, response.request)
        return error

    def close(self) -> None:
        """Close files that were opened for the body."""
        if self.content is not None:
            self.content.close()


__all__ = ["Core", "Exchange"]
