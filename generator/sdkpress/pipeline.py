"""The passes in order: bytes of a document in, a tree of files out.

load → parse (with references resolved) → lower → name → present → render → check; `output.write` follows.
A pass that reported an error ends the run, with all of that pass's errors.
"""
