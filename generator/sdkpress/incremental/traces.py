"""Which files show a text.

Input: a text of the document, and the bytes of files that were made from it. Output: whether a file may hold any part of the text.
Pages and modules wrap, indent, escape and cut descriptions, and leave out tags and addresses; but the words of what they
show stay beside each other. A text is cut into pieces of few words, and a piece is taken as shown where its words stand
near its longest one. What is cut off is cut off behind many words, so that a piece before it is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sdkpress.frozen import dataclass

_LEFT_OUT: Final = re.compile(r"<[^>]*>|\]\([^)]*\)|\]\[[^\]]*\]|https?://\S+|&#?\w+;")
_SENTENCE: Final = re.compile(r"[.!?:;]\s|\n|[|`]")
_WORD: Final = re.compile(r"\w+")
_PIECE: Final = 6  # words
_NEAR: Final = 240  # bytes to either side: a line break with its indentation, a tag


@dataclass(frozen=True, slots=True)
class Trace:
    """A word, and those that stand around it."""

    word: bytes
    around: tuple[bytes, ...]

    def is_in(self, content: bytes) -> bool:
        """Whether the word is there with all the others near it."""
        start = content.find(self.word)
        while start >= 0:
            near = content[max(0, start - _NEAR) : start + len(self.word) + _NEAR]
            if all(one in near for one in self.around):
                return True
            start = content.find(self.word, start + 1)
        return False


def traces_of(text: str) -> tuple[Trace, ...] | None:
    """What a file that shows a part of the text must hold one of; None where that cannot be said."""
    traces: list[Trace] = []
    for variant in {text, _LEFT_OUT.sub(" ", text)}:
        for sentence in _SENTENCE.split(variant):
            for words in _pieces(sentence):
                if not all(word.isascii() for word in words):
                    return None
                traces.append(_trace(words))
    return tuple(dict.fromkeys(traces)) or None


def shows(content: bytes, traces: Iterable[Trace]) -> bool:
    """Whether a file may show a part of the text."""
    return any(trace.is_in(content) for trace in traces)


def _pieces(sentence: str) -> Iterator[list[str]]:
    # An underscore may be escaped, so what it joins is taken for two words.
    words = _WORD.findall(sentence.replace("_", " "))
    for start in range(0, len(words), _PIECE):
        piece = words[start : start + _PIECE]
        # The last word alone would be in every file.
        yield words[-2:] if len(piece) == 1 and start else piece


def _trace(words: list[str]) -> Trace:
    longest = max(range(len(words)), key=lambda index: len(words[index]))
    around = words[:longest] + words[longest + 1 :]
    return Trace(words[longest].encode(), tuple(word.encode() for word in around))
