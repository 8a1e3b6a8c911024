"""Documents on other hosts: fetched only where the user allows the host, and recorded with their hashes.

Input: a URL. Output: its bytes. A lock file beside the config holds the hash of each; what is fetched later must
have it, and what the cache holds with that hash is not fetched again. Addresses of this machine and of private
networks are refused, also where a name of an allowed host leads to them: the connection goes to the address
that was looked at.
"""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import json
import os
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import urlsplit

from sdkpress.documents.files import Unavailable
from sdkpress.files import replace_file

LOCK_NAME: Final = "sdkpress.lock"
_TIMEOUT: Final = 20  # seconds
_LARGEST: Final = 50 << 20  # bytes


def public_addresses(host: str, port: int) -> list[str]:
    """The addresses of a host that anyone may reach. Raises `Unavailable` where there is none."""
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Unavailable(f"there is no host '{host}': {error.strerror}") from None
    addresses = [str(one[4][0]) for one in infos]
    public = [a for a in addresses if ipaddress.ip_address(a).is_global]
    if not public:
        raise Unavailable(f"'{host}' is a private address, which is never read")
    return public


@dataclass(slots=True)
class Fetcher:
    """Fetches from `hosts` alone. `lock` is the lock file, `cache` a folder."""

    hosts: frozenset[str]
    lock: Path
    cache: Path
    renew: bool = False
    resolve: Callable[[str, int], list[str]] = public_addresses
    connect: Callable[[str, str, int], http.client.HTTPConnection] | None = None
    _locked: dict[str, str] | None = field(default=None)

    def fetch(self, url: str) -> bytes:
        """The bytes at a URL. Raises `Unavailable`."""
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        if host not in self.hosts:
            raise Unavailable(
                f"'{url}' is not fetched: allow its host with --allow-remote {host}"
            )
        if parts.scheme != "https" or parts.username or parts.password:
            raise Unavailable(
                f"'{url}' is not fetched: only https without a password is"
            )
        known = None if self.renew else self._read_lock().get(url)
        if known is not None:
            cached = self._cached(known)
            if cached is not None:
                return cached
        content = self._get(url, host, parts.port or 443)
        digest = hashlib.sha256(content).hexdigest()
        if known is not None and known != digest:
            raise Unavailable(
                f"'{url}' has changed since it was recorded in {self.lock.name}; "
                "`sdkpress bundle --renew` records it anew"
            )
        self._keep(url, digest, content)
        return content

    def _get(self, url: str, host: str, port: int) -> bytes:
        parts = urlsplit(url)
        address = self.resolve(host, port)[0]
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection = (self.connect or _connection)(host, address, port)
        try:
            connection.request("GET", target, headers={"Accept": "*/*"})
            response = connection.getresponse()
            content = response.read(_LARGEST + 1)
        except (OSError, http.client.HTTPException) as error:
            raise Unavailable(f"'{url}' cannot be fetched: {error}") from None
        finally:
            connection.close()
        if response.status != 200:
            raise Unavailable(f"'{url}' answers with status {response.status}")
        if len(content) > _LARGEST:
            raise Unavailable(f"'{url}' is larger than {_LARGEST >> 20} MB")
        return content

    def _read_lock(self) -> dict[str, str]:
        if self._locked is None:
            try:
                entries: dict[str, Any] = self._whole_lock()["remote"]
                self._locked = {url: str(e["sha256"]) for url, e in entries.items()}
            except (KeyError, TypeError, AttributeError):
                self._locked = {}
        return self._locked

    def _whole_lock(self) -> dict[str, Any]:
        """All that the lock file says; the documents that a user names are in it too."""
        try:
            data: Any = json.loads(self.lock.read_bytes())
        except (OSError, ValueError):
            return {}
        return cast("dict[str, Any]", data) if isinstance(data, dict) else {}

    def _cached(self, digest: str) -> bytes | None:
        try:
            content = (self.cache / digest).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == digest else None

    def _keep(self, url: str, digest: str, content: bytes) -> None:
        locked = self._read_lock()
        locked[url] = digest
        try:
            replace_file(self.cache / digest, content)
            entries = {one: {"sha256": locked[one]} for one in sorted(locked)}
            data = {**self._whole_lock(), "remote": entries}
            text = json.dumps(data, indent=2, sort_keys=True) + "\n"
            replace_file(self.lock, text.encode())
        except OSError as error:
            raise Unavailable(f"'{url}' cannot be recorded: {error.strerror}") from None


def default_cache() -> Path:
    """The folder for what was fetched (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_CACHE_HOME")
    home = Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache"
    return home / "sdkpress" / "remote"


def _connection(host: str, address: str, port: int) -> http.client.HTTPConnection:
    """A connection to the address that was looked at, with the host's certificate; no redirect is followed."""
    context = ssl.create_default_context()
    connection = http.client.HTTPSConnection(
        host, port, timeout=_TIMEOUT, context=context
    )
    plain = socket.create_connection((address, port), timeout=_TIMEOUT)
    connection.sock = context.wrap_socket(plain, server_hostname=host)
    return connection
