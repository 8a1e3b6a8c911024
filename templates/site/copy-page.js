// "Copy page": what a page says as Markdown, for a question to somebody or to a program. Made of the page itself.
(function () {
  "use strict";
  function all(selector, within) { return Array.from(within.querySelectorAll(selector)); }
  function line(text) { return text.replace(/\s+/g, " ").trim(); }
  function inline(node) {
    return line(Array.from(node.childNodes).map(function (one) {
      if (one.nodeType === Node.TEXT_NODE) return one.textContent;
      if (one.nodeType !== Node.ELEMENT_NODE || one.matches("button, a.l")) return "";
      if (one.tagName === "CODE") return " `" + line(one.textContent) + "` ";
      if (one.tagName === "A") return "[" + inline(one) + "](" + one.href + ")";
      return " " + inline(one) + " ";
    }).join("")).replace(/ ([.,;:)])/g, "$1");
  }
  function fence(pre, language) { return "```" + language + "\n" + pre.textContent.replace(/\n$/, "") + "\n```"; }
  function blocks(text) {
    return Array.from(text ? text.children : []).map(function (one) {
      var pre = one.matches("pre") ? one : one.querySelector("pre");
      if (pre) return fence(pre, "");
      if (one.matches("ul, ol")) {
        return Array.from(one.children).map(function (item) { return "- " + inline(item); }).join("\n");
      }
      return inline(one);
    }).filter(Boolean).join("\n\n");
  }
  // A list of fields, with what opens in place below each.
  function fields(list, indent) {
    return Array.from(list ? list.children : []).map(function (item) {
      var parts = Array.from(item.children).filter(function (one) { return one.matches(".f, .text, .values, .facts"); });
      var inner = all(":scope > details > .fields, :scope > .union > .fields", item);
      return [indent + "- " + parts.map(inline).filter(Boolean).join(" — ")].concat(inner.map(function (one) {
        return fields(one, indent + "  ");
      })).join("\n");
    }).join("\n");
  }
  function page(article) {
    var call = article.querySelector(".call:not([hidden]) [data-language=python] pre");
    var parts = ["# " + line(article.querySelector("h1").textContent)];
    var endpoint = article.querySelector(".endpoint");
    if (endpoint) parts.push("`" + line(endpoint.textContent).replace(/^([A-Z]+)/, "$1 ") + "`");
    parts.push(location.href.split("#")[0], blocks(article.querySelector(".intro .text")));
    if (call) parts.push(fence(call, "python"));
    all(".rest > section", article).forEach(function (section) {
      parts.push("## " + inline(section.querySelector("h2")));
      all(":scope > .fields", section).forEach(function (list) { parts.push(fields(list, "")); });
      all(".response", section).forEach(function (one) {
        parts.push("### " + inline(one.querySelector("summary")), blocks(one.querySelector(":scope > .text")));
        all(":scope > .fields", one).forEach(function (list) { parts.push(fields(list, "")); });
      });
    });
    all(".answers figure:not([hidden]) pre", article).forEach(function (pre) { parts.push(fence(pre, "json")); });
    return parts.filter(Boolean).join("\n\n") + "\n";
  }
  var article = document.querySelector("article.two:not(.home)");
  var place = document.querySelector(".crumbs ol") || (article && article.querySelector(".endpoint"));
  if (!article || !place || !window.sdkpressCopy) return;
  var button = document.createElement("button");
  button.type = "button";
  button.className = "unfold";
  button.textContent = "Copy page";
  button.addEventListener("click", function () {
    window.sdkpressCopy(page(article)).then(function () {
      button.textContent = "Copied";
      setTimeout(function () { button.textContent = "Copy page"; }, 1500);
    });
  });
  place.after(button);
})();
