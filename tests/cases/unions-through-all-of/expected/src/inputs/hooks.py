"""Hooks: your code around each request. This file is yours and never written again.

Each client makes one `Hooks()`. Override what you need:

    def before_request(self, context, request):
        request.headers["X-Trace"] = context.operation_id
        return request

`after_success` sees each response, `after_error` each error. In the async client the methods may
be coroutines.
"""

from __future__ import annotations

from ._runtime.hooks import BaseHooks


class Hooks(BaseHooks):
    """Changes nothing."""
