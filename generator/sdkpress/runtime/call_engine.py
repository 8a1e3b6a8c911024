"""What all calls of a client share, and how one begins: everything but the I/O.

Input: a client's settings and one call's arguments. Output: `Call`, which the transports ask for
each request, tell what came back, and ask whether and when to try again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .call import Call, parsed, same_origin
from .call_options import CallOptions
from .debug import DebugLog, hide_in_log
from .errors import MissingCredentialError
from .http import httpx
from .http_client import AsyncHttpClient, HttpClient, NativeClient, native
from .operation import Operation, Scheme
from .plan import raw_header
from .request import HeaderTable, RequestDraft, draft_request
from .response import Reader
from .retry import Clock, Policy, RetryState, decide
from .security import (
    AuthPlan,
    Credentials,
    CredentialSource,
    apply,
    choose,
    credential_values,
    missing,
)
from .security import sources as find_sources
from .servers import base_url
from .settings import Settings, checked_timeout
from .unset import UNSET

_NO_HEADERS = httpx.Headers()


class CallEngine:
    """Begins the calls of one client."""

    def __init__(self, settings: Settings, clock: Clock | None) -> None:
        options = settings.options
        self.settings = settings
        self.options = options
        self.clock = clock or Clock()
        logger = options.debug_logger
        self.log = None if logger is None else DebugLog(logger)
        self.reader = Reader(
            options.error_classes,
            options.response_validation,
            None if self.log is None else self.log.misfit,
        )
        self.served = False
        self._policies: dict[Operation[Any], Policy | None] = {}
        self._auth_plans: dict[Operation[Any], AuthPlan] = {}
        self._client_headers: list[tuple[bytes, bytes]] | None = None
        self._header_table: HeaderTable = {}
        hide_in_log(s.name for s in options.schemes if s.location == "query")

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
        if url is not None:
            home = parsed(base) if base or http is None else http.base_url
            auth = self._moved(draft, httpx.URL(url), home, auth)
            # A link is followed with GET, also where the list was asked for in another way.
            draft.method, draft.content = "GET", None
            draft.headers.pop("content-type", None)
        timeout_ms = checked_timeout(call_options.timeout_ms)
        timeout_ms = timeout_ms or options.timeout_ms or operation.timeout_ms
        retry = RetryState(self._policy(operation, call_options), self.clock)
        return Call(self, http, operation, draft, auth, retry, timeout_ms)

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
        if call_options.retries is not UNSET:
            return decide(operation, call_options.retries, self.options.retry_config)
        if operation not in self._policies:
            policy = decide(operation, UNSET, self.options.retry_config)
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
                if _is_supplied(scheme, http, call_options)
            }
            sources = choose(operation, settings.schemes, known, elsewhere)
            if sources is None:
                message = missing(operation, settings.schemes, known)
                raise self.options.error_classes.credential(message)
        fixed: Credentials | None = None
        if not any(callable(one.source) for one in sources):
            fixed = self.credentials([(one.scheme, one.source) for one in sources])
        private = any(one.scheme.name.lower() in settings.private for one in sources)
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
        self._header_table = table  # before the key: another thread may look
        self._client_headers = raw
        return table


def _is_supplied(
    scheme: Scheme, http: NativeClient | None, call_options: CallOptions
) -> bool:
    """Whether the request gets a scheme's credential from the HTTP client or from the call's headers."""
    name = scheme.name
    if scheme.location == "header":
        if name.lower() in (key.lower() for key in call_options.http_headers or ()):
            return True
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
