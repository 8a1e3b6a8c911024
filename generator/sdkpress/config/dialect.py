"""Which quirks the pages have: every decision that differs between dialects, in one place.

Input: the `Config`. Output: `Dialect`, whose flags the page presenters read. `reference` keeps what the
original pages do, to compare byte for byte; `default` has the same layout and mends what is wrong there.
"""

from __future__ import annotations

from sdkpress.config.model import Config
from sdkpress.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """The named differences. The first group is mended in the default dialect; the second is a matter of taste.

    The first four are those of `docs.tables: short` too.

    `short_types`: types are shorter than the code has them, defaults and most options of a call are left out.
    `even_columns`: all columns of a table are as wide as its widest cell.
    `emoji_codes`: signs are written as `:warning:`, which is text to most site generators.
    `loose_ends`: a page ends without a line break, or with an empty line.
    `acting_markup`: markup of a description that acts, as `<script>`, stays.
    `dead_links`: relative links of a description stay, though they lead nowhere.
    `swapped_dates`: a date-time is shown as `date` and a date as `datetime`.
    `placeholder_server`: the `server_url` example is `http://localhost:8080`.
    `request_row`: a call whose parameters all hide in the client is shown with a `request` argument.
    `placeholder_values`: union pages show `/* values here */` where a value stands.
    `go_times`: a date-time example is shown as Go prints a time.
    `faked_values`: made-up values ignore the schema's limits.
    `open_enum_note`: whether every open enum says so, or only those the document itself declares open.
    `loose_warnings`: a deprecation's own words get a second full stop, its table cell a stray blank.
    `asserted_results`: a result that may be missing is asserted to be there.
    `empty_extras`: `additional_properties={}` stands in calls whose body schema has an example.
    `sparse_objects`: nested objects show required properties and those with examples of their own only.
    `security_object`: a client of several schemes takes one `security` argument in snippets.
    `hoisted_security`: a call that needs no credential is shown with those of the other calls.
    `page_models`: a paginated call gives a model of its own, whose variable may become None without a word.
    `plain_unions`: a union's object is a plain dict as the example has it, whether or not it can be checked.
    `repeated_members`: a union's page has one section an entry of the discriminator's mapping.
    `hostless_calls`: a call is shown without a server, though the document names no host to call.
    `any_examples`: an example is shown whatever its type, and null beside others.
    `escaped_signs`: JSON in a cell has `<`, `>` and `&` as Go escapes them.
    `relative_servers`: a call to a relative server names a made-up host.
    `sections_by_name`: examples are sorted by name, and without a body those of errors are left out.
    `group_paths`: under the heading of a group stands its path in the client.
    `all_examples`: a field's examples are all shown, not the first alone; that is shown whatever it is.
    `untyped_main`: the asynchronous example's `main` has no return annotation.
    """

    short_types: bool
    even_columns: bool
    emoji_codes: bool
    loose_ends: bool
    swapped_dates: bool
    placeholder_server: bool
    request_row: bool
    acting_markup: bool
    dead_links: bool
    placeholder_values: bool
    go_times: bool
    faked_values: bool
    open_enum_note: bool
    loose_warnings: bool
    asserted_results: bool
    empty_extras: bool
    sparse_objects: bool
    security_object: bool
    hoisted_security: bool
    page_models: bool
    plain_unions: bool
    repeated_members: bool
    hostless_calls: bool
    untyped_main: bool
    any_examples: bool
    escaped_signs: bool
    relative_servers: bool
    sections_by_name: bool
    group_paths: bool
    all_examples: bool

    enum_list: bool
    snippet_comment: bool
    snippet_example_names: bool


def dialect_of(config: Config) -> Dialect:
    """The flags that a config stands for."""
    reference = config.docs.dialect == "reference"
    short = reference or config.docs.tables == "short"
    return Dialect(
        short_types=short,
        even_columns=short,
        emoji_codes=short,
        loose_ends=short,
        swapped_dates=reference,
        placeholder_server=reference,
        request_row=reference,
        acting_markup=reference,
        dead_links=reference,
        placeholder_values=reference,
        go_times=reference,
        faked_values=reference,
        open_enum_note=not reference,
        loose_warnings=reference,
        asserted_results=reference,
        empty_extras=reference,
        sparse_objects=reference,
        security_object=reference,
        hoisted_security=reference,
        page_models=reference,
        plain_unions=reference,
        repeated_members=reference,
        hostless_calls=reference,
        untyped_main=reference,
        any_examples=reference,
        escaped_signs=reference,
        relative_servers=reference,
        sections_by_name=reference,
        group_paths=config.docs.group_paths,
        all_examples=config.docs.field_examples == "all",
        enum_list=config.docs.enum_style == "list",
        snippet_comment=config.docs.snippet_comment,
        snippet_example_names=config.docs.snippet_example_names,
    )
