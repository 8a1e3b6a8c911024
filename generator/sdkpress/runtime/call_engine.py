"""What all calls of a client share, and how one begins: everything but the I/O.

Input: a client's settings and one call's arguments. Output: `Call`, which the transports ask for
each request, tell what came back, and ask whether and when to try again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .call import Call
from .call_options import CallOptions
from .errors import MissingCredentialError
from .http import httpx
from .http_client import AsyncHttpClient, HttpClient, NativeClient, native
from .http_request import parsed, same_origin
from .operation import Operation
from .parameters import encode, write_pairs
from .plan import raw_header
from .request import HeaderTable, RequestDraft, draft_request
from .response import Reader
from .retry import Clock, Policy, RetryState, decide
from .schemes import Scheme
from .security import (
    AuthPlan,
    Credentials,
    CredentialSource,
    apply,
    choose,
    credential_values,
    is_grant,
    missing,
)
from .security import sources as find_sources
from .servers import base_url
from .settings import Settings, checked_retries, checked_validation, seconds_of
from .unset import UNSET
from .values import jsonable

if TYPE_CHECKING:
    from .debug import DebugLog
    from .lenient import Validation
    from .oauth import TokenCache
    from .options import DebugLogger

_NO_HEADERS = httpx.Headers()


class CallEngine:
    """Begins the calls of one client."""

    def __init__(
        self, settings: Settings, clock: Clock | None, connections: object
    ) -> None:
        options = settings.options
        self.connections = connections  # open for as long as a call of them is held
        self.settings = settings
        self.options = options
        self.clock = clock or Clock()
        logger = options.debug_logger
        self.log = None if logger is None else _debug_log(logger)
        self._readers: dict[Validation, Reader] = {}
        self._default_reader = self._reader(options.response_validation)
        self.served = False
        self._tokens: dict[object, TokenCache] = {}
        self._digests: dict[tuple[str, str], httpx.DigestAuth] = {}
        self._policies: dict[Operation[Any], Policy | None] = {}
        self._auth_plans: dict[Operation[Any], AuthPlan] = {}
        self._client_headers: list[tuple[bytes, bytes]] | None = None
        self._header_table: HeaderTable = {}
        self._headers = _header_table(options.headers)
        self._default_query = _default_query(options.default_query)
        hidden = [s.name for s in options.schemes if s.location == "query"]
        if hidden or options.default_query:
            from .debug import hide_in_log, is_private

            given = options.default_query or ()
            hide_in_log({*hidden, *(name for name in given if is_private(name))})

    def call(
        self,
        client: HttpClient | AsyncHttpClient,
        operation: Operation[Any],
        parameters: Mapping[str, object],
        body: object,
        call_options: CallOptions,
        url: str | None = None,
    ) -> Call:
        """Write the request and choose its credentials. Errors here come before any request.

        `url` is one that the server gave, to take the place of the operation's own path and query.
        """
        options = self.options
        http = native(client)
        base = self._base(http, operation, call_options)
        has_security = call_options.security is not None
        auth = None if has_security else self._auth_plans.get(operation)
        if auth is None:
            auth = self._plan_auth(http, operation, call_options)
        draft = draft_request(
            operation,
            parameters,
            body,
            base=base,
            headers=self._inherited(http),
            globals=options.globals,
            http_headers=call_options.http_headers,
        )
        if self._headers:
            draft.given_headers |= self._headers.keys()
        is_home = True
        if url is not None:
            home = parsed(base) if base or http is None else http.base_url
            moved = self._moved(draft, httpx.URL(url), home, auth)
            is_home, auth = moved is auth, moved
            # A link is followed with GET, also where the list was asked for in another way.
            draft.method, draft.content = "GET", None
            draft.headers.pop("content-type", None)
        if self._default_query and is_home:
            draft.add_query(self._default_query)
        limit = seconds_of(call_options.timeout, call_options.timeout_ms)
        limit = limit or self.settings.time_limit
        if limit is None:
            limit = seconds_of(None, operation.timeout_ms)
        retry = RetryState(self._policy(operation, call_options), self.clock)
        key = operation.idempotency_key
        if key is not None and retry.policy is not None:
            if key.lower() not in draft.headers:
                draft.headers[key.lower()] = raw_header(key, _unique())
        wanted = call_options.response_validation
        reader = self._default_reader if wanted is None else self._reader(wanted)
        return Call(self, http, operation, draft, auth, retry, limit, reader)

    def _reader(self, validation: Validation) -> Reader:
        """What reads responses with this validation. ValueError if there is no such one."""
        reader = self._readers.get(validation)
        if reader is None:
            checked_validation(validation)
            report = None if self.log is None else self.log.misfit
            reader = Reader(self.options.error_classes, validation, report)
            self._readers[validation] = reader
        return reader

    def _base(
        self,
        http: NativeClient | None,
        operation: Operation[Any],
        call_options: CallOptions,
    ) -> str:
        base = self.settings.base
        if call_options.server_url is not None:
            base = call_options.server_url
        elif operation.servers and self.options.server_url is None:
            base = base_url(operation.servers, url_params=self.options.url_params)
        hostless = not base or base.startswith("/")
        if hostless and http is not None and not http.base_url.host:
            raise ValueError("no server is known: give `server_url`")
        return base

    def _policy(
        self, operation: Operation[Any], call_options: CallOptions
    ) -> Policy | None:
        """The retry policy, worked out at the operation's first call."""
        options = self.options
        most = checked_retries(call_options.max_retries)
        if call_options.retries is not UNSET or most is not None:
            return decide(operation, call_options.retries, options.retry_config, most)
        if operation not in self._policies:
            policy = decide(
                operation, UNSET, options.retry_config, None, options.max_retries
            )
            self._policies[operation] = policy
        return self._policies[operation]

    def _plan_auth(
        self,
        http: NativeClient | None,
        operation: Operation[Any],
        call_options: CallOptions,
    ) -> AuthPlan:
        """The operation's credentials, worked out at its first call."""
        settings = self.settings
        known = self._known(operation, call_options.security)
        sources = choose(operation, settings.schemes, known)
        lasting = sources is not None and call_options.security is None
        if sources is None:
            elsewhere = {
                scheme.key
                for scheme in self.options.schemes
                if self._is_supplied(scheme, http, call_options)
            }
            sources = choose(operation, settings.schemes, known, elsewhere)
            if sources is None:
                message = missing(operation, settings.schemes, known)
                raise self.options.error_classes.credential(message)
        fixed: Credentials | None = None
        if not any(map(_is_asked, sources)):
            fixed = self.credentials([(one.scheme, one.source) for one in sources])
        private = bool(self._headers) or any(
            one.scheme.name.lower() in settings.private for one in sources
        )
        auth = AuthPlan(() if fixed else sources, fixed, private)
        if lasting:
            self._auth_plans[operation] = auth
        return auth

    def _known(
        self, operation: Operation[Any], security: object
    ) -> Mapping[str, CredentialSource]:
        """The credentials that there are: those of the call before the client's."""
        held = self.settings.credentials
        if security is None:
            return held
        given = credential_values(security, operation.credentials)
        return {**held, **find_sources(self.options.schemes, given)}

    def tokens(self, scheme: Scheme, credentials: object, base: str) -> TokenCache:
        """What keeps the tokens of these credentials, for all calls."""
        from .oauth import TokenCache, grant_of

        grant = grant_of(scheme, credentials)
        key = scheme.key, grant.key, base
        cache = self._tokens.get(key)
        if cache is None:
            made = TokenCache(scheme, grant, base, self.clock)
            cache = self._tokens.setdefault(
                key, made
            )  # another thread may have been faster
        return cache

    def digest(self, login: tuple[str, str]) -> httpx.DigestAuth:
        """What answers the server's challenges, kept for the next call."""
        auth = self._digests.get(login)
        if auth is None:
            auth = self._digests[login] = httpx.DigestAuth(*login)
        return auth

    def credentials(self, values: Iterable[tuple[Scheme, object]]) -> Credentials:
        """What the credentials' values add to a request. The SDK's own error if one is empty."""
        try:
            return apply(values)
        except MissingCredentialError as error:
            kind = self.options.error_classes.credential
            raise kind(error.message) from None

    def _moved(
        self, draft: RequestDraft, url: httpx.URL, home: httpx.URL, auth: AuthPlan
    ) -> AuthPlan:
        """Point a draft at a URL that the server gave. No credential goes to a host that is not `home`."""
        schemes = self.options.schemes
        draft.move(url, {s.name for s in schemes if s.location == "query"})
        if same_origin(url, home):
            return auth
        draft.strip(self.settings.private)
        return AuthPlan((), Credentials(), False)

    def _inherited(self, http: NativeClient | None) -> HeaderTable:
        """The HTTP client's headers, with our user agent unless the user set one.

        They are read again when they changed: a user may do that to a client at any time.
        """
        headers = _NO_HEADERS if http is None else http.headers
        raw = headers.raw
        if raw == self._client_headers:
            return self._header_table
        table = {k: raw_header(k, v) for k, v in headers.items()}
        agent = table.get("user-agent")
        if agent is None or agent[1].startswith(b"python-httpx"):
            table["user-agent"] = raw_header("User-Agent", self.options.user_agent)
        table.update(self._headers)
        self._header_table = table  # before the key: another thread may look
        self._client_headers = raw
        return table

    def _is_supplied(
        self, scheme: Scheme, http: NativeClient | None, call_options: CallOptions
    ) -> bool:
        """Whether the request gets a scheme's credential by a header or a query pair that the user gave."""
        name = scheme.name
        if scheme.location == "header":
            given = (key.lower() for key in call_options.http_headers or ())
            if name.lower() in self._headers or name.lower() in given:
                return True
        if scheme.location == "query" and name in (self.options.default_query or ()):
            return True
        return _has_of_its_own(http, scheme)


def _is_asked(source: CredentialSource) -> bool:
    """Whether the credential's value is not known before each try."""
    return callable(source.source) or is_grant(source.scheme, source.source)


def _unique() -> str:
    from uuid import uuid4

    return str(uuid4())


def _debug_log(logger: DebugLogger) -> DebugLog:
    from .debug import DebugLog

    return DebugLog(logger)


def _header_table(headers: Mapping[str, str] | None) -> HeaderTable:
    """The headers that the user gave for all calls, as they are sent."""
    return {k.lower(): raw_header(k, v) for k, v in (headers or {}).items()}


def _default_query(query: Mapping[str, object] | None) -> list[tuple[str, list[str]]]:
    """The query that the user gave for all calls: for each name its pairs."""
    given = {name: value for name, value in (query or {}).items() if value is not None}
    return [
        (encode(name), write_pairs(name, jsonable(value, None), "form", True, encode))
        for name, value in given.items()
    ]


def _has_of_its_own(http: NativeClient | None, scheme: Scheme) -> bool:
    """Whether the HTTP client adds a scheme's credential to all of its requests."""
    name = scheme.name
    if http is None:
        return False
    if scheme.location == "query":
        return name in http.params
    if scheme.location == "cookie":
        return name in http.cookies
    if name.lower() == "authorization" and http.auth is not None:
        return True
    return name in http.headers


__all__ = ["CallEngine"]
