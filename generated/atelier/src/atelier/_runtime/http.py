"""The HTTP library, behind one name: the only module that may differ between SDKs.

An SDK for httpx gets the bytes of `http_httpx.py` as its `http.py`; no SDK gets `http_httpx.py`
itself. Everything else in this package says `from .http import httpx`.
"""

from __future__ import annotations

import httpx2 as httpx

__all__ = ["httpx"]
