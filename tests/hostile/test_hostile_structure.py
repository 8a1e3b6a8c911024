"""Documents that are made to exhaust a reader: each is refused or pressed, in bounded time and memory."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from support.pressing import REPOSITORY

HEAD = "openapi: 3.1.0\ninfo: {title: Deep, version: '1'}\n"
DEEP = 10_000


def nested_flow() -> str:
    inner = "{items: " * DEEP + "{type: string}" + "}" * DEEP
    return f"{HEAD}paths: {{}}\ncomponents: {{schemas: {{A: {inner}}}}}\n"


def nested_json() -> str:
    inner = '{"items":' * DEEP + '{"type":"string"}' + "}" * DEEP
    return (
        '{"openapi":"3.1.0","info":{"title":"Deep","version":"1"},"paths":{"/a":'
        '{"get":{"operationId":"a","responses":{"200":{"description":"","content":'
        f'{{"application/json":{{"schema":{inner}}}}}}}}}}}}}}}}}'
    )


def nested_lists() -> str:
    return f"{HEAD}paths: {{}}\nx-deep: " + "[" * DEEP + "]" * DEEP


def nested_block() -> str:
    lines = [f"{' ' * (4 + n)}items:" for n in range(2000)]
    return f"{HEAD}paths: {{}}\ncomponents:\n  schemas:\n   A:\n" + "\n".join(lines)


def alias_bomb() -> str:
    """Nine levels of nine aliases: 3 GB if anyone writes it out."""
    levels = ["a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    for one, other in zip("abcdefgh", "bcdefghi", strict=True):
        levels.append(f"{other}: &{other} [{', '.join([f'*{one}'] * 9)}]")
    return f"{HEAD}paths: {{}}\nx-bomb:\n  " + "\n  ".join(levels) + "\n"


def alias_bomb_in_an_example() -> str:
    bomb = alias_bomb().replace("paths: {}\n", "")
    return (
        f"{bomb}paths:\n  /a:\n    get:\n      operationId: a\n      responses:\n"
        "        '200':\n          description: Fine\n          content:\n"
        "            application/json:\n              schema: {type: array}\n"
        "              example: *i\n"
    )


def composed_twice() -> str:
    """Forty levels of compositions that name the next one twice: 2^40 merges if each is done anew."""
    schemas = [
        f"    S{n}: {{allOf: [{{$ref: '#/components/schemas/S{n + 1}'}}, {{$ref: '#/components/schemas/S{n + 1}'}}]}}"
        for n in range(40)
    ]
    return _responding("S0", [*schemas, "    S40: {type: object}"])


def bases_below_bases() -> str:
    """Each schema extends the one before it, and all have a discriminator."""
    schemas = ["    S0: {type: object, discriminator: {propertyName: k}}"]
    schemas += [
        f"    S{n}: {{allOf: [{{$ref: '#/components/schemas/S{n - 1}'}}], discriminator: {{propertyName: k}}}}"
        for n in range(1, 300)
    ]
    return _responding("S0", schemas)


def bases_of_each_other() -> str:
    pairs = [("A", "B"), ("B", "A"), ("C", "C")]
    schemas = [
        f"    {one}: {{allOf: [{{$ref: '#/components/schemas/{other}'}}], discriminator: {{propertyName: k}}}}"
        for one, other in pairs
    ]
    either = "    E: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/C'}]}"
    return _responding("E", [*schemas, either])


def one_key_many_times() -> str:
    members = ",".join(['"a":1'] * 60_000)
    return (
        '{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"x-a":{'
        + members
        + "}}"
    )


def _responding(name: str, schemas: list[str]) -> str:
    return (
        f"{HEAD}paths:\n  /a:\n    get:\n      operationId: a\n      responses:\n        '200':\n"
        "          description: d\n          content: {application/json: {schema: {$ref: "
        f"'#/components/schemas/{name}'}}}}}}\ncomponents:\n  schemas:\n"
        + "\n".join(schemas)
    )


def alias_cycle() -> str:
    return f"{HEAD}paths: {{}}\nx-cycle: &c {{self: *c}}\n"


def alias_cycle_in_a_schema() -> str:
    schema = "&s {type: object, properties: {me: *s}}"
    return f"{HEAD}paths: {{}}\ncomponents: {{schemas: {{A: {schema}}}}}\n"


def chain_of_references() -> str:
    schemas = "\n".join(
        f"    S{n}: {{$ref: '#/components/schemas/S{n + 1}'}}" for n in range(5000)
    )
    last = "    S5000: {type: object, properties: {a: {type: string}}}\n"
    return f"{HEAD}{OPERATION}components:\n  schemas:\n{schemas}\n{last}"


OPERATION = """paths:
  /a:
    get:
      operationId: a
      responses:
        '200':
          description: Fine
          content:
            application/json:
              schema: {$ref: '#/components/schemas/S0'}
"""


def cycle_of_references() -> str:
    pair = (
        "S0: {$ref: '#/components/schemas/S1'}, S1: {$ref: '#/components/schemas/S0'}"
    )
    return f"{HEAD}{OPERATION}components: {{schemas: {{{pair}}}}}\n"


def cycle_of_all_of() -> str:
    pair = (
        "S0: {allOf: [{$ref: '#/components/schemas/S1'}]},"
        " S1: {allOf: [{$ref: '#/components/schemas/S0'}]}"
    )
    return f"{HEAD}{OPERATION}components: {{schemas: {{{pair}}}}}\n"


def endless_lists() -> str:
    schema = "S0: {type: array, items: {$ref: '#/components/schemas/S0'}}"
    return f"{HEAD}{OPERATION}components: {{schemas: {{{schema}}}}}\n"


def foreign_references() -> str:
    schemas = "S0: {$ref: 'file:///etc/passwd#/x'}, B: {$ref: 'http://127.0.0.1:9/'}"
    return f"{HEAD}{OPERATION}components: {{schemas: {{{schemas}}}}}\n"


def repeated_keys_in_yaml() -> str:
    return f"{HEAD}paths: {{}}\nx-a:\n" + "".join(
        f"  a{n // 2}: 1\n" for n in range(100_000)
    )


def repeated_keys_in_json() -> str:
    pairs = ",".join(f'"a{n // 2}":1' for n in range(60_000))
    return f'{{"openapi":"3.1.0","info":{{"title":"D","version":"1"}},"paths":{{}},"x":{{{pairs}}}}}'


def huge_numbers() -> str:
    digits = "1" + "0" * 4000
    return (
        f"{HEAD.replace(chr(39) + '1' + chr(39), '0x' + 'f' * 5000)}x-a: !!float 0x{'f' * 5000}\n"
        f"x-b: !!float {digits}\nx-speakeasy-retries: {{strategy: backoff, backoff: {{exponent: {digits}}}}}\n"
        f"x-speakeasy-timeout: {digits}\n{OPERATION}components: {{schemas: {{S0: {{type: integer, "
        f"maximum: {digits}, default: {digits}, enum: [{digits}, 0x{'f' * 4000}]}}}}}}\n"
    )


def patterns_that_take_forever() -> str:
    patterns = ["'.*.*.*.*!'", "'(a?){60}a{60}'", "'" + "a?" * 40 + "a" * 40 + "'"]
    entries = ", ".join(
        f"{{operationId: {pattern}, methodNameOverride: x}}" for pattern in patterns
    )
    operations = "".join(
        f"  /{n}: {{get: {{operationId: {'a' * 200}{n}, responses: {{}}}}}}\n"
        for n in range(300)
    )
    return f"{HEAD}x-speakeasy-name-override: [{entries}]\npaths:\n{operations}"


def a_family_that_extends_itself() -> str:
    """Each child extends the base, whose alternatives are the children."""
    children = [f"C{n}" for n in range(8)]
    choices = ", ".join(f"{{$ref: '#/components/schemas/{c}'}}" for c in children)
    schemas = "".join(
        f"    {c}: {{allOf: [{{$ref: '#/components/schemas/S0'}}, {{properties: {{{c}: "
        f"{{$ref: '#/components/schemas/S0'}}}}}}]}}\n"
        for c in children
    )
    return (
        f"{HEAD}{OPERATION}components:\n  schemas:\n    S0: {{type: object, "
        f"properties: {{k: {{type: string}}}}, oneOf: [{choices}]}}\n{schemas}"
    )


def python_tags() -> str:
    return f"{HEAD}paths: {{}}\nx: !!python/object/apply:os.system ['touch PWNED']\n"


def binary_rubbish() -> str:
    return "\x00\x01\x02\xff" * 1000


STRUCTURES = {
    f.__name__: f
    for f in (
        nested_flow,
        nested_json,
        nested_lists,
        nested_block,
        alias_bomb,
        alias_bomb_in_an_example,
        alias_cycle,
        alias_cycle_in_a_schema,
        chain_of_references,
        cycle_of_references,
        cycle_of_all_of,
        endless_lists,
        foreign_references,
        repeated_keys_in_yaml,
        repeated_keys_in_json,
        huge_numbers,
        patterns_that_take_forever,
        a_family_that_extends_itself,
        composed_twice,
        bases_below_bases,
        bases_of_each_other,
        one_key_many_times,
        python_tags,
        binary_rubbish,
    )
}

# Refused for sure; the others may be pressed as well as refused, some only with a complaint.
REFUSED = {"binary_rubbish"}
COMPLAINED = {"foreign_references", "python_tags", "cycle_of_references"}


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


@pytest.mark.parametrize("name", STRUCTURES)
def test_a_document_that_exhausts(name: str, tmp_path: Path) -> None:
    document = tmp_path / "openapi.yaml"
    document.write_text(STRUCTURES[name](), encoding="latin-1")
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    done = subprocess.run(
        [sys.executable, "-m", "sdkpress", "generate", str(document), "-o", str(out)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(REPOSITORY / "generator"), "PATH": ""},
        preexec_fn=_limit,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 200_000
    assert (out / "mine.txt").read_text() == "mine"
    assert not (tmp_path / "PWNED").exists()
    if done.returncode == 1 or name in COMPLAINED:
        assert re.search("openapi.yaml[:#]", done.stderr), done.stderr[-2000:]
    if done.returncode == 1:
        assert [path.name for path in out.iterdir()] == ["mine.txt"]
    assert done.returncode == 1 or name not in REFUSED
