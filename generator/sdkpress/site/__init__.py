"""The reference pages as a static site: `sdkpress site`, with the extra `sdkpress[site]`.

`present` makes the sources, `project` the settings of Zensical, which `build` runs; `safe_markdown` keeps
what a document says from becoming more than text on a page.
"""
