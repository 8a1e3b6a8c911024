"""What all calls of a client share, and how one begins: everything but the I/O.

Input: a client's settings and one call's arguments. Output: `Call`, which the transports ask for
each request, tell what came back, and ask whether and when to try again.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from .call import Call, same_origin
from .call_options import CallOptions
from .debug import DebugLog
from .http import httpx
from .operation import Operation
from .request import HeaderTable, RequestDraft, draft_request
from .response import Reader
from .retry import Clock, Policy, RetryState, decide
from .security import AuthPlan, Credentials, apply, choose
from .servers import base_url
from .settings import Settings
from .unset import UNSET


@lru_cache(maxsize=256)
def _parsed(url: str) -> httpx.URL:
    return httpx.URL(url)


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
            options.default_error,
            options.validation_error,
            options.response_validation,
        )
        self._policies: dict[Operation[Any], Policy | None] = {}
        self._auth_plans: dict[Operation[Any], AuthPlan] = {}
        self._client_headers: list[tuple[bytes, bytes]] | None = None
        self._header_table: HeaderTable = {}

    def call(
        self,
        client: httpx.Client | httpx.AsyncClient,
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
        base = self._base(operation, call_options)
        if not base and not client.base_url.host:
            raise ValueError("no server is known: give `server_url`")
        auth = self._auth_plans.get(operation) or self._plan_auth(operation)
        draft = draft_request(
            operation,
            parameters,
            body,
            base=base,
            headers=self._inherited(client),
            globals=options.globals,
            http_headers=call_options.http_headers,
        )
        if url is not None:
            home = _parsed(base) if base else client.base_url
            auth = self._moved(draft, httpx.URL(url), home, auth)
        timeout = call_options.timeout_ms or options.timeout_ms or operation.timeout_ms
        retry = RetryState(self._policy(operation, call_options), self.clock)
        return Call(
            operation,
            draft,
            auth,
            retry,
            reader=self.reader,
            log=self.log,
            private=self.settings.private,
            timeout_ms=timeout,
        )

    def _base(self, operation: Operation[Any], call_options: CallOptions) -> str:
        if call_options.server_url is not None:
            return call_options.server_url
        if operation.servers:
            return base_url(operation.servers, url_params=self.options.url_params)
        return self.settings.base

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

    def _plan_auth(self, operation: Operation[Any]) -> AuthPlan:
        """The operation's credentials, worked out at its first call."""
        settings = self.settings
        sources = choose(operation, settings.schemes, settings.credentials)
        fixed: Credentials | None = None
        if not any(callable(one.source) for one in sources):
            fixed = apply([(one.scheme, one.source) for one in sources])
        private = any(one.scheme.name.lower() in settings.private for one in sources)
        auth = AuthPlan(() if fixed else sources, fixed, private)
        self._auth_plans[operation] = auth
        return auth

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

    def _inherited(self, client: httpx.Client | httpx.AsyncClient) -> HeaderTable:
        """The HTTP client's headers, with our user agent unless the user set one.

        They are read again when they changed: a user may do that to a client at any time.
        """
        raw = client.headers.raw
        if raw == self._client_headers:
            return self._header_table
        table = {k: (k, v) for k, v in client.headers.items()}
        agent = table.get("user-agent")
        if agent is None or agent[1].startswith("python-httpx"):
            table["user-agent"] = ("User-Agent", self.options.user_agent)
        self._header_table = table  # before the key: another thread may look
        self._client_headers = raw
        return table


__all__ = ["CallEngine"]
