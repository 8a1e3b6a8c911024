"""Every kind of finding there is: its stable name, how bad it is, what it means and the way out.

Input: nothing. Output: the `Code` constants the passes report with, and `TABLE`, which finds one by name.
Names are stable: people allow or look up findings by them. New ones go into the section of their pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sdkpress.diagnostics.findings import Code, Severity

# --- config ---------------------------------------------------------------------------------------

CONFIG_INVALID = Code(
    "config-invalid",
    Severity.ERROR,
    "A setting has a value that it cannot have.",
    "Write one of the values that the message names.",
    fatal=True,
)
CONFIG_UNKNOWN_KEY = Code(
    "config-unknown-key",
    Severity.ERROR,
    "The config has a setting that sdkpress does not know.",
    "Correct its name, or remove it.",
    fatal=True,
)
CONFIG_NOT_SERVED = Code(
    "config-not-served",
    Severity.INFO,
    "A gen.yaml asks for something that sdkpress does not do yet; the rest is used.",
    "Nothing needs to be done; compare the result with what you expect.",
)
PINNED_EXAMPLES_MISSING = Code(
    "pinned-examples-missing",
    Severity.ERROR,
    "The config names a gen.lock that is not there.",
    "Correct `pinned_examples`, or remove it.",
    fatal=True,
)

# --- load -----------------------------------------------------------------------------------------

FILE_NOT_FOUND = Code(
    "file-not-found",
    Severity.ERROR,
    "There is no file at the path given for the document.",
    "Check the path; it is relative to the folder the command runs in.",
    fatal=True,
)
FILE_NOT_READABLE = Code(
    "file-not-readable",
    Severity.ERROR,
    "The path of the document names something that cannot be read as a file.",
    "Give the path of a file that you may read.",
    fatal=True,
)
NOT_UTF8 = Code(
    "not-utf8",
    Severity.ERROR,
    "The document is not UTF-8 text.",
    "Save the document as UTF-8.",
    fatal=True,
)
EMPTY_DOCUMENT = Code(
    "empty-document",
    Severity.ERROR,
    "The document holds nothing.",
    "Give a file with an OpenAPI document in it.",
    fatal=True,
)
INVALID_YAML = Code(
    "invalid-yaml",
    Severity.ERROR,
    "The text is not YAML.",
    "Mend the text at the line shown; often indentation or a missing quote is the cause.",
    fatal=True,
)
INVALID_JSON = Code(
    "invalid-json",
    Severity.ERROR,
    "The text is not JSON.",
    "Mend the text at the line shown; often a comma too many or too few is the cause.",
    fatal=True,
)
DUPLICATE_KEY = Code(
    "duplicate-key",
    Severity.WARNING,
    "A mapping writes the same key twice; the last one counts.",
    "Remove one of the two.",
)
IGNORED_TAG = Code(
    "ignored-tag",
    Severity.WARNING,
    "A YAML tag has no meaning in an OpenAPI document; the value is read without it.",
    "Remove the tag.",
)
INVALID_TEXT = Code(
    "invalid-text",
    Severity.WARNING,
    "A text holds half of a surrogate pair, which UTF-8 cannot express.",
    "Write the whole character; the half is replaced by U+FFFD.",
)
TOO_DEEP = Code(
    "too-deep",
    Severity.ERROR,
    "The document nests deeper than sdkpress reads.",
    "Move inner schemas to components and refer to them.",
    fatal=True,
)
TOO_LARGE = Code(
    "too-large",
    Severity.ERROR,
    "The YAML aliases of the document multiply it beyond any real API.",
    "Replace the aliases by references to components.",
    fatal=True,
)
RECURSIVE_ALIAS = Code(
    "recursive-alias",
    Severity.ERROR,
    "A YAML alias lies inside the value it repeats.",
    "Use `$ref` for recursion.",
    fatal=True,
)

INVALID_OVERLAY = Code(
    "invalid-overlay",
    Severity.ERROR,
    "A file among the `overlays` is no overlay.",
    "An overlay is a mapping with `overlay: 1.0.0`, `info` and `actions`.",
    fatal=True,
)
INVALID_OVERLAY_ACTION = Code(
    "invalid-overlay-action",
    Severity.ERROR,
    "An action of an overlay cannot be carried out; the others are.",
    "Write what the message expects.",
)
OVERLAY_WITHOUT_TARGET = Code(
    "overlay-without-target",
    Severity.WARNING,
    "An action of an overlay selects nothing.",
    "Correct its JSONPath, or remove the action.",
)
OVERLAY_OF_ANOTHER = Code(
    "overlay-of-another",
    Severity.WARNING,
    "An overlay says that it extends another document than the one it is applied to.",
    "Correct its `extends`, or take it out of the `overlays`.",
)
NOTHING_LEFT = Code(
    "nothing-left",
    Severity.WARNING,
    "The filters of the config leave no operation.",
    "Correct the patterns under `include` and `exclude`.",
)
NOT_MERGED = Code(
    "not-merged",
    Severity.ERROR,
    "A document cannot be merged with others.",
    "Write all of them for OpenAPI 3.",
    fatal=True,
)

# --- parse ----------------------------------------------------------------------------------------

NOT_OPENAPI = Code(
    "not-openapi",
    Severity.ERROR,
    "The document is not an OpenAPI document.",
    "An OpenAPI document is a mapping with `openapi: 3.1.0` (3.0, 3.2) or `swagger: 2.0` at its top.",
    fatal=True,
)
LATER_VERSION = Code(
    "later-version",
    Severity.WARNING,
    "The document is written for a version of OpenAPI that sdkpress does not know yet.",
    "Look for a newer sdkpress; what is new in that version is not read.",
)
UNSUPPORTED_VERSION = Code(
    "unsupported-version",
    Severity.ERROR,
    "The document is written for a version of OpenAPI that is not read.",
    "Convert the document to OpenAPI 3.",
    fatal=True,
)
INVALID_SHAPE = Code(
    "invalid-shape",
    Severity.ERROR,
    "A value has a type or form that the specification does not allow at its place.",
    "Write what the message expects.",
)
MISSING_KEY = Code(
    "missing-key",
    Severity.ERROR,
    "An object lacks a key that the specification requires.",
    "Add the key.",
)
ODD_SHAPE = Code(
    "odd-shape",
    Severity.WARNING,
    "A value breaks a rule of the specification, but its meaning is clear and it is read so.",
    "Write it as the message says.",
)
UNKNOWN_KEY = Code(
    "unknown-key",
    Severity.WARNING,
    "An object has a key that OpenAPI does not know at this place; it is not read.",
    "Correct the key, or begin it with `x-` if it is yours.",
)
IGNORED_KEYWORD = Code(
    "ignored-keyword",
    Severity.WARNING,
    "A keyword that would change a type is not read.",
    "Express the same with the keywords that are read.",
)
DUPLICATE_OPERATION_ID = Code(
    "duplicate-operation-id",
    Severity.ERROR,
    "Two operations have the same operationId.",
    "Give one of them another operationId.",
)
DUPLICATE_PARAMETER = Code(
    "duplicate-parameter",
    Severity.WARNING,
    "A list of parameters holds the same name and place twice; the last one counts.",
    "Remove one of the two.",
)
UNSENDABLE_PARAMETER = Code(
    "unsendable-parameter",
    Severity.ERROR,
    "A parameter has no name, or a header has one that HTTP does not allow; it is left out.",
    "Correct the name, or take the parameter away.",
)
SAME_PATH = Code(
    "same-path",
    Severity.WARNING,
    "Two paths differ only in the names of their parameters.",
    "Merge the two, or tell them apart by a `#fragment`.",
)
UNDECLARED_PATH_PARAMETER = Code(
    "undeclared-path-parameter",
    Severity.WARNING,
    "A path has a parameter in braces that is not declared; it is read as a required string.",
    "Declare the parameter with `in: path`.",
)
UNUSED_PATH_PARAMETER = Code(
    "unused-path-parameter",
    Severity.WARNING,
    "A parameter `in: path` does not occur in the path; it is left out.",
    "Put `{name}` into the path, or remove the parameter.",
)
UNKNOWN_SECURITY_SCHEME = Code(
    "unknown-security-scheme",
    Severity.WARNING,
    "A security requirement names a scheme that components does not define; it is left out.",
    "Define the scheme under `components.securitySchemes`.",
)
REF_NOT_FOUND = Code(
    "ref-not-found",
    Severity.ERROR,
    "A `$ref` points to nothing.",
    "Correct the reference or add what it names.",
)
REF_CYCLE = Code(
    "ref-cycle",
    Severity.ERROR,
    "References lead back to where they start without naming a type.",
    "Give one of them a type of its own.",
)
EXTERNAL_REF = Code(
    "external-ref",
    Severity.ERROR,
    "A `$ref` points out of the document to something that cannot be had; a schema becomes Any.",
    "Correct the reference; a host must be allowed with --allow-remote.",
)
EXTERNAL_PATH_ITEM = Code(
    "external-path-item",
    Severity.ERROR,
    "A path is defined in another file that cannot be had; its operations are lost.",
    "Correct the reference; a host must be allowed with --allow-remote.",
)
WITHOUT_EFFECT = Code(
    "without-effect",
    Severity.INFO,
    "A keyword says nothing where it stands, or nothing that a client could do.",
    "Nothing needs to be done; remove it, or move it to where it is meant.",
)
EXTERNAL_EXAMPLE = Code(
    "external-example",
    Severity.INFO,
    "An example lies at another address; it is not fetched, so a value made from the schema stands in its place.",
    "Write the example into the document, under `value`.",
)
OPEN_TUPLE = Code(
    "open-tuple",
    Severity.INFO,
    "An array has a type for each place, and its document allows arrays of other lengths too. The tuple has all places; "
    "what an answer has otherwise is read as it is.",
    "Where each place is filled, say so with `minItems`, and where nothing follows with `items: false`.",
)
UNSUPPORTED_SCHEMA = Code(
    "unsupported-schema",
    Severity.WARNING,
    "A schema says something that no Python type expresses; it becomes Any.",
    "Use a simpler schema, or accept Any.",
)
OTHER_CONTENT = Code(
    "other-content",
    Severity.INFO,
    "A webhook sends its body in several ways; the SDK reads the first that is JSON.",
    "Write the one you want first, or remove the others.",
)
PAGINATION_NOT_FOLLOWED = Code(
    "pagination-not-followed",
    Severity.WARNING,
    "x-speakeasy-pagination, or a rule of the config, says something that cannot be followed.",
    "Name inputs that the operation takes, and paths that lead into its response.",
)
PAGINATION_UNSAID = Code(
    "pagination-unsaid",
    Severity.INFO,
    "Lists seem to come in pages, and nothing says how to walk them.",
    "Add the rule that is shown to `pagination:` of the config, if it is so; a rule of type `none` says that it is not.",
)
UNUSED_NAME = Code(
    "unused-name",
    Severity.WARNING,
    "The config names a method or a class that the document does not have.",
    "Correct the key, or remove it; `sdkpress names` prints those there are.",
)
NAME_CLASH = Code(
    "name-clash",
    Severity.WARNING,
    "Two things want the same Python name.",
    "Name one of them with `x-speakeasy-name-override`.",
)

SCHEMA_VIOLATION = Code(
    "schema-violation",
    Severity.ERROR,
    "A value breaks the official JSON Schema of its version of OpenAPI (told by `sdkpress validate`).",
    "Write it as the specification says.",
)
PROJECT_INVALID = Code(
    "project-invalid",
    Severity.WARNING,
    "The pyproject.toml of the SDK is no TOML, so nothing in it is read or kept up to date.",
    "Mend the line that the message names.",
)
UNUSED_ALLOWANCE = Code(
    "unused-allowance",
    Severity.WARNING,
    "The config allows a finding that there is not.",
    "Remove the entry under `allow`.",
)

# --- the table ------------------------------------------------------------------------------------

TABLE: Final[Mapping[str, Code]] = MappingProxyType(
    {code.name: code for code in list(globals().values()) if isinstance(code, Code)}
)
