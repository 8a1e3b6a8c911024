"""Credentials: which ones a call needs, and where they go. Pure; the transports ask the callables.

Input: an operation's security and the client's schemes and credentials. Output: `AuthPlan` before
the request, then headers, query pairs and cookies once the values are known.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from os import environ
from typing import Any
from urllib.parse import quote

from .errors import MissingCredentialError
from .operation import Operation
from .schemes import Scheme
from .type_guards import is_mapping, is_tuple


class CredentialSource:
    """One scheme to apply: `source` is the credential, or a callable that returns it."""

    __slots__ = ("scheme", "source")

    def __init__(
        self,
        scheme: Scheme,
        source: object,
    ) -> None:
        self.scheme = scheme
        self.source = source


class Credentials:
    """What credentials add to a request. `secrets` is what must never be shown; `digest` is left to the HTTP
    library, which asks the server for a challenge (RFC 7616).
    """

    __slots__ = ("headers", "query", "cookies", "secrets", "digest")

    def __init__(
        self,
        digest: tuple[str, str] | None = None,
    ) -> None:
        self.headers: list[tuple[str, str]] = []
        self.query: list[str] = []
        self.cookies: list[str] = []
        self.secrets: list[str] = []
        self.digest = digest


class AuthPlan:
    """The credentials of an operation: `fixed`, or `sources` whose values are asked for at each try.

    `private`: a redirect to another host would carry one there, if followed blindly.
    """

    __slots__ = ("sources", "fixed", "private")

    def __init__(
        self,
        sources: Sequence[CredentialSource],
        fixed: Credentials | None,
        private: bool,
    ) -> None:
        self.sources = sources
        self.fixed = fixed
        self.private = private


def sources(
    schemes: Iterable[Scheme],
    given: Mapping[str, object],
    environment: Mapping[str, str] = environ,
) -> dict[str, CredentialSource]:
    """Scheme key → where its credential comes from: the argument, else the environment.

    An empty text counts as not given.
    """
    known: dict[str, CredentialSource] = {}
    for scheme in schemes:
        source = given.get(scheme.argument)
        if source is None or source == "" or _is_empty_grant(scheme, source):
            source = environment.get(scheme.env) if scheme.env else None
            source = source or _grant_from(environment, scheme)
        if source:
            known[scheme.key] = CredentialSource(scheme, source)
    return known


def is_grant(scheme: Scheme, value: object) -> bool:
    """Whether a credential is what a token is asked for with, rather than a token."""
    return bool(scheme.flows) and not (isinstance(value, str) or callable(value))


def _is_empty_grant(scheme: Scheme, value: object) -> bool:
    """Whether nothing is in it, as where a program reads it from an environment that has none."""
    if not is_grant(scheme, value):
        return False
    names = ("client_id", "client_secret", "username", "password")
    if is_mapping(value):
        return not any(value.get(name) for name in names)
    return not any(getattr(value, name, None) for name in names)


def _grant_from(
    environment: Mapping[str, str], scheme: Scheme
) -> dict[str, str] | None:
    """The credentials of the first flow that the environment has all of, but its URL, which the document has."""
    for flow in scheme.flows:
        given = {name: environment.get(variable, "") for name, variable in flow.env}
        optional = ["token_url"]
        if flow.grant == "password":
            optional += ["client_id", "client_secret"]
        if given and all(text or name in optional for name, text in given.items()):
            return given
    return None


def credential_values(
    security: object, fields: Iterable[tuple[str, tuple[str, ...]]]
) -> dict[str, Any]:
    """Scheme argument → its credential, from a model of credentials (or a dict, or a function that gives one).

    `fields` says under which names of the model the credential of each argument lies. A function is asked
    again for each request.
    """
    values: dict[str, Any] = {}
    for argument, path in fields:
        if argument in values or security is None:
            continue
        if callable(security):
            values[argument] = _from_callable(security, path)
            continue
        value = _value_at(security, path)
        if value is not None:
            values[argument] = value
    return values


def _from_callable(
    security: Callable[[], object], path: tuple[str, ...]
) -> Callable[[], Any]:
    return lambda: _value_at(security(), path)


def _value_at(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        if value is None:
            return None
        value = value.get(name) if is_mapping(value) else getattr(value, name, None)
    if hasattr(value, "username") and not hasattr(value, "token_url"):
        return value.username or "", value.password or ""
    return value


def choose(
    operation: Operation[object],
    schemes: Mapping[str, Scheme],
    known: Mapping[str, CredentialSource],
    elsewhere: Container[str] = (),
) -> Sequence[CredentialSource] | None:
    """The first set of schemes for which there is every credential; None if there is no such set.

    A set that needs none counts last: a credential that was given is sent. A scheme of kind `other`
    may be applied by a hook, so it never counts as missing; nor do those whose keys are in
    `elsewhere`, whose credentials the request gets by other means.
    """
    for keys in sorted(operation.security, key=lambda keys: not keys):
        if all(k in known or k in elsewhere or _by_hook(schemes.get(k)) for k in keys):
            return [known[k] for k in keys if k in known and k not in elsewhere]
    return None if operation.security else ()


def _by_hook(scheme: Scheme | None) -> bool:
    return scheme is None or scheme.kind == "other"


def missing(
    operation: Operation[object],
    schemes: Mapping[str, Scheme],
    known: Mapping[str, CredentialSource],
) -> str:
    """What to say of an operation for which a credential lacks."""
    ways: list[str] = []
    for keys in operation.security:
        lacking = [schemes[k] for k in keys if k in schemes and k not in known]
        way = " and ".join(
            f"`{s.argument}`" + (f" (or set {s.env})" if s.env else "") for s in lacking
        )
        if way not in ways:
            ways.append(way)
    return f"{operation.id} needs a credential: give the client {', or '.join(ways)}"


def apply(values: Iterable[tuple[Scheme, object]]) -> Credentials:
    """Turn credentials into headers, query pairs and cookies.

    ValueError, naming the argument only, if a value cannot be sent.
    """
    added = Credentials()
    for scheme, value in values:
        text = _text(scheme, value)
        added.secrets.append(text)
        if scheme.kind in ("basic", "digest"):
            added.secrets.append(text.partition(":")[2])
        if scheme.kind == "digest":
            user, _, password = text.partition(":")
            added.digest = user, password
            continue
        if scheme.kind == "bearer":
            prefixed = text[:7].lower() == "bearer "
            added.headers.append((scheme.name, text if prefixed else f"Bearer {text}"))
            if prefixed:
                added.secrets.append(text[7:])
        elif scheme.kind == "basic":
            token = b64encode(text.encode()).decode()
            added.secrets.append(token)
            added.headers.append((scheme.name, f"Basic {token}"))
        elif scheme.kind == "http":
            start = f"{scheme.prefix} "
            prefixed = text.lower().startswith(start.lower())
            added.headers.append((scheme.name, text if prefixed else start + text))
        elif scheme.location == "query":
            pair = f"{quote(scheme.name, safe='')}={quote(text, safe='')}"
            added.secrets.append(quote(text, safe=""))
            added.query.append(pair)
        elif scheme.location == "cookie":
            added.cookies.append(f"{scheme.name}={text}")
        else:
            added.headers.append((scheme.name, text))
    return added


def _text(scheme: Scheme, value: object) -> str:
    if scheme.kind in ("basic", "digest") and is_tuple(value):
        user, password = value
        return f"{user}:{password}"
    if not isinstance(value, str):
        raise TypeError(
            f"the credential `{scheme.argument}` is {type(value).__name__}, not str"
        )
    text = value.strip()
    if not text:
        raise MissingCredentialError(f"the credential `{scheme.argument}` is empty")
    if (
        scheme.kind not in ("basic", "digest")
        and scheme.location != "query"
        and not _sendable(text)
    ):
        raise ValueError(
            f"the credential `{scheme.argument}` holds characters that a header cannot carry"
        )
    return text


def _sendable(text: str) -> bool:
    return text.isascii() and text.isprintable()


def mask(text: str, secrets: Iterable[str]) -> str:
    """The text with every secret written `***`; what is shorter than four letters hides nothing."""
    for secret in secrets:
        if len(secret) >= 4 and secret in text:
            text = text.replace(secret, "***")
    return text


__all__ = [
    "Credentials",
    "AuthPlan",
    "CredentialSource",
    "apply",
    "choose",
    "credential_values",
    "is_grant",
    "mask",
    "missing",
    "sources",
]
