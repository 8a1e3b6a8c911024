"""A multipart body taken apart: bytes and their content type in, parts out."""

from __future__ import annotations

from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP


@dataclass(frozen=True)
class Part:
    """One part; `file_name` is None where the part is no file."""

    name: str
    file_name: str | None
    content_type: str | None
    content: bytes


def parts_of(body: bytes, content_type: str) -> list[Part]:
    """All parts in order; raises ValueError for a body that has none."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    if not message.is_multipart():
        raise ValueError("this is no multipart body")
    parts: list[Part] = []
    for part in message.iter_parts():
        disposition = part["Content-Disposition"]
        name = disposition.params.get("name") if disposition else None
        if name is None:
            raise ValueError("a part without a name")
        content = part.get_payload(decode=True)
        parts.append(
            Part(
                name=name,
                file_name=disposition.params.get("filename"),
                content_type=part["Content-Type"] and part.get_content_type(),
                content=content if isinstance(content, bytes) else b"",
            )
        )
    return parts
