"""The HTTP library, behind one name: the variant for SDKs made with `http: httpx`."""

from __future__ import annotations

import httpx as httpx

__all__ = ["httpx"]
