"""What every generated SDK carries with it, copied byte for byte to `<package>/_runtime/`.

Pure parts: `operation` (what generated code describes), `options`, `call_options`, `parameters`,
`body`, `request`, `security`, `call_engine`, `call`, `response`, `lenient`, `retry`, `sse`,
`tls`, `errors`, `model`, `unset`, `enums`, `unions`, `files`, `dates`, `raw`. I/O: `async_transport`,
`async_stream`, `async_binary`, `async_pages` and `async_raw`, and the `sync_*` modules made from them
(`make sync`); `answering` has both. The HTTP library is named in `http` alone: an SDK made with `http: httpx` gets the
bytes of `http_httpx` there, and no SDK gets `http_httpx` under its own name. Nothing is imported
here, so each SDK module loads what it uses.
"""
