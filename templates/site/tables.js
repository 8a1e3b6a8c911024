// Tables for everyone: a wide one scrolls on its own and can take the focus, so that the keyboard reaches
// it; on a phone its rows become cards (in the style sheet), whose lines need the names of the columns.
(function () {
  "use strict";

  const label = (table) => {
    const names = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
    table.dataset.cards = "";
    table.setAttribute("role", "table");
    table.querySelectorAll("thead, tbody").forEach((part) => part.setAttribute("role", "rowgroup"));
    table.querySelectorAll("tr").forEach((row) => row.setAttribute("role", "row"));
    table.querySelectorAll("th").forEach((head) => head.setAttribute("role", "columnheader"));
    table.querySelectorAll("tbody tr").forEach((row) => {
      [...row.cells].forEach((cell, column) => {
        cell.setAttribute("role", "cell");
        cell.dataset.label = names[column] || "";
        if (cell.childNodes.length > 0) {
          const content = document.createElement("div");
          content.append(...cell.childNodes);
          cell.append(content);
        }
      });
    });
  };

  const mark = () => {
    document
      .querySelectorAll(".md-typeset table:not([class]):not([data-cards])")
      .forEach(label);
    document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])").forEach((wrap) => {
      wrap.tabIndex = 0;
      wrap.setAttribute("role", "region");
      wrap.setAttribute("aria-label", "Table");
    });
  };

  new MutationObserver(mark).observe(document.documentElement, {
    childList: true,
    subtree: true,
  });
  mark();
})();
