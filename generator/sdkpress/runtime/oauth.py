"""Tokens of OAuth 2.0 (RFC 6749): how one is asked for, and how long it counts. No I/O.

Input: a scheme's flows and the credentials that the user gave. Output: the requests to send to the token
endpoint, then the token for the scopes of a call. Loaded when such credentials are given.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar
from urllib.parse import quote_plus, urlencode, urljoin

from pydantic_core import from_json

from .retry import Clock
from .schemes import Scheme
from .token_flow import Flow
from .type_guards import is_array, is_mapping

T = TypeVar("T")

_EARLY = 30.0
"""Seconds before its end in which a token is not used any more, or a tenth of its life if that is less."""

_KNOWN = frozenset(
    ("client_id", "client_secret", "token_url", "scopes", "username", "password")
)


@dataclass(slots=True, kw_only=True, repr=False)
class ClientCredentials:
    """What a program identifies itself with (RFC 6749 section 4.4). Has no repr: it holds a secret.

    `token_url` is the document's where it is not given, `scopes` those that each operation asks for.
    `extra` is sent to the token endpoint too, like an `audience`.
    """

    client_id: str
    client_secret: str
    token_url: str | None = None
    scopes: Sequence[str] | None = None
    extra: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(slots=True, kw_only=True, repr=False)
class PasswordCredentials:
    """A user's name and password, and the program's own id if it has one (RFC 6749 section 4.3).

    The rest is as in `ClientCredentials`.
    """

    username: str
    password: str
    client_id: str | None = None
    client_secret: str | None = None
    token_url: str | None = None
    scopes: Sequence[str] | None = None
    extra: Mapping[str, str] = field(default_factory=dict[str, str])


class Grant(NamedTuple):
    """Credentials by name, without those that are empty; `extra` is what only the token endpoint knows."""

    values: Mapping[str, str]
    scopes: frozenset[str] | None
    extra: Mapping[str, str]

    @property
    def key(self) -> object:
        """Tells grants apart."""
        return (
            tuple(sorted(self.values.items())),
            self.scopes,
            tuple(sorted(self.extra.items())),
        )

    @property
    def secrets(self) -> list[str]:
        """What must never be shown."""
        names = ("client_secret", "password")
        return [self.values[name] for name in names if name in self.values]


def grant_of(scheme: Scheme, credentials: object) -> Grant:
    """The grant that credentials ask for: one of the two classes, a model or a mapping of the same names.

    TypeError for anything else. Additional properties of the token endpoint keep their names of the document.
    """
    wires = {name: wire for flow in scheme.flows for name, wire in flow.extra}
    given = _members(credentials)
    if given is None:
        kind = type(credentials).__name__
        raise TypeError(f"the credential `{scheme.argument}` is {kind}, not str")
    extra: dict[str, str] = {}
    for name, value in given.items():
        if name == "extra" and is_mapping(value):
            extra |= {str(key): str(text) for key, text in value.items() if text}
        elif name not in _KNOWN and value:
            extra[wires.get(name, name)] = str(value)
    scopes = given.get("scopes")
    return Grant(
        {
            name: str(given[name])
            for name in sorted(_KNOWN - {"scopes"})
            if given.get(name)
        },
        frozenset(map(str, scopes)) if is_array(scopes) else None,
        extra,
    )


def _members(credentials: object) -> dict[str, Any] | None:
    if isinstance(credentials, (ClientCredentials, PasswordCredentials)):
        return {name: getattr(credentials, name) for name in credentials.__slots__}
    if is_mapping(credentials):
        return {str(name): value for name, value in credentials.items()}
    dump: Any = getattr(credentials, "model_dump", None)
    if dump is None:
        return None
    members: dict[str, Any] = dump(by_alias=False)
    return members


class TokenRequest(NamedTuple):
    """A request to a token endpoint (RFC 6749 section 4). `renews`: it may fail and another one be sent."""

    url: str
    headers: dict[str, str]
    content: bytes
    renews: bool


@dataclass(slots=True)
class _Token:
    text: str
    scopes: frozenset[str]
    until: float | None
    refresh: str | None


class TokenCache:
    """The tokens of one grant. Its `mutex` is held by who asks for a token: one at a time."""

    def __init__(self, scheme: Scheme, grant: Grant, base: str, clock: Clock) -> None:
        self.grant = grant
        self._mutexes: dict[type[object], Any] = {}
        self._flow = _flow(scheme, grant)
        self._base = base
        self._clock = clock
        self._tokens: list[_Token] = []

    def mutex(self, kind: type[T]) -> T:
        """The one mutex, whoever asks first."""
        held: T = self._mutexes.get(kind) or self._mutexes.setdefault(kind, kind())
        return held

    def find(self, scopes: frozenset[str]) -> str | None:
        """A token that holds for these scopes, unless it is about to end."""
        now = self._clock.monotonic()
        for token in self._tokens:
            if scopes <= token.scopes and (token.until is None or now < token.until):
                return token.text
        return None

    def wanted(self, scopes: Sequence[str]) -> frozenset[str]:
        """The scopes to ask for: the user's own, or else the operation's."""
        given = self.grant.scopes
        return frozenset(scopes) if given is None else given

    def requests(self, scopes: frozenset[str]) -> Iterator[TokenRequest]:
        """What to send, one after the other until there is a token. ValueError if no one knows where to."""
        flow, values = self._flow, self.grant.values
        url = values.get("token_url") or flow.token_url
        if url is None:
            raise ValueError("no token endpoint is known: give `token_url`")
        url = urljoin(self._base, url)
        old = [
            token for token in self._tokens if token.refresh and scopes <= token.scopes
        ]
        for token in old:
            form = {"grant_type": "refresh_token", "refresh_token": token.refresh or ""}
            renewal = urljoin(self._base, flow.refresh_url) if flow.refresh_url else url
            yield self._request(renewal, form, renews=True)
            token.refresh = None  # it did not do
        kind = "password" if "username" in values else "client_credentials"
        form = {"grant_type": kind}
        for name in ("username", "password") if kind == "password" else ():
            form[name] = values.get(name, "")
        if scopes:
            form["scope"] = " ".join(sorted(scopes))
        yield self._request(url, {**form, **self.grant.extra}, renews=False)

    def _request(self, url: str, form: dict[str, str], renews: bool) -> TokenRequest:
        values = self.grant.values
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        client, secret = values.get("client_id"), values.get("client_secret")
        if self._flow.basic and client is not None:
            pair = f"{quote_plus(client)}:{quote_plus(secret or '')}"
            headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
        else:
            if client is not None:
                form["client_id"] = client
            if secret is not None:
                form["client_secret"] = secret
        return TokenRequest(url, headers, urlencode(form).encode(), renews)

    def keep(self, scopes: frozenset[str], body: bytes) -> str | None:
        """The token of a response (RFC 6749 section 5.1), kept; None if there is none in it."""
        try:
            response = from_json(body)
        except ValueError:
            return None
        text = response.get("access_token") if is_mapping(response) else None
        if not is_mapping(response) or not isinstance(text, str) or not text:
            return None
        life = response.get("expires_in")
        until: float | None = None
        if isinstance(life, (int, float, str)) and not isinstance(life, bool):
            try:
                seconds = float(life)
            except ValueError:
                seconds = 0.0
            if seconds > 0:
                early = min(_EARLY, seconds / 10)
                until = self._clock.monotonic() + seconds - early
        refresh = response.get("refresh_token")
        token = _Token(
            text, scopes, until, refresh if isinstance(refresh, str) else None
        )
        self._tokens = [one for one in self._tokens if not one.scopes <= scopes]
        self._tokens.append(token)
        return text

    def drop(self, text: str) -> None:
        """The server refused a token: it is over, though it may still be renewed."""
        for token in self._tokens:
            if token.text == text:
                token.until = float("-inf")


def _flow(scheme: Scheme, grant: Grant) -> Flow:
    kind = "password" if "username" in grant.values else "client_credentials"
    same = (flow for flow in scheme.flows if flow.grant == kind)
    return next(same, scheme.flows[0])


def refusal(status: int, body: bytes) -> str:
    """What a token endpoint says of a request that it refuses (RFC 6749 section 5.2)."""
    try:
        response = from_json(body)
    except ValueError:
        response = None
    words = [
        str(response[name])
        for name in ("error", "error_description")
        if is_mapping(response) and response.get(name)
    ]
    return ": ".join((f"the token endpoint answers {status}", *words))


__all__ = [
    "ClientCredentials",
    "Grant",
    "PasswordCredentials",
    "TokenCache",
    "TokenRequest",
    "grant_of",
    "refusal",
]
