"""The reference as a static site: `sdkpress site`, with the extra `sdkpress[site]`.

`build` makes the files. `context` is what all presenters look things up in; `present` makes the pages in turn, from
`operation_page`, `model_page` and `front_pages`, in the `frame` that all share; `fields` makes the lists that open
in place. `text` is the one way by which a document's text becomes HTML.
"""
