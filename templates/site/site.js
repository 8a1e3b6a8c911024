// What a page does: themes, tabs, copying, the tree of a large API, search. All of it works from a folder on disk.
(function () {
  "use strict";
  var page = document.documentElement;
  var root = document.body.dataset.root || "";
  function all(selector, within) { return Array.from((within || document).querySelectorAll(selector)); }
  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  }
  // A name that may be broken between its words, and nowhere else.
  function breakable(element, name) {
    name.split(/(?<=[._])(?=[^._])|(?<=[a-z0-9])(?=[A-Z])/).forEach(function (word, at) {
      if (at) element.append(document.createElement("wbr"));
      element.append(word);
    });
    return element;
  }
  function remembered(key) { try { return localStorage.getItem(key); } catch (error) { return null; } }
  function remember(key, value) { try { localStorage.setItem(key, value); } catch (error) { /* not kept */ } }

  // Theme
  var dark = matchMedia("(prefers-color-scheme: dark)");
  var themeButton = document.querySelector(".icon.theme");
  function theme() { return page.dataset.theme || (dark.matches ? "dark" : "light"); }
  function nameTheme() {
    var other = theme() === "dark" ? "light" : "dark";
    themeButton.setAttribute("aria-label", "Switch to " + other + " theme");
    themeButton.title = "Switch to " + other + " theme";
  }
  themeButton.addEventListener("click", function () {
    page.dataset.theme = theme() === "dark" ? "light" : "dark";
    remember("sdkpress-theme", page.dataset.theme);
    nameTheme();
  });
  dark.addEventListener("change", nameTheme);
  nameTheme();

  // The tree
  var side = document.getElementById("page-navigation");
  var menuButton = document.querySelector(".icon.menu");
  menuButton.addEventListener("click", function () {
    var open = side.classList.toggle("open");
    menuButton.setAttribute("aria-expanded", String(open));
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && side.classList.contains("open")) { menuButton.click(); menuButton.focus(); }
  });
  function showCurrent() {
    var here = location.href.split(/[?#]/)[0];
    var current = side.querySelector("[aria-current]");
    if (!current) {
      current = all("a", side).find(function (link) { return link.href === here; });
      if (current) current.setAttribute("aria-current", "page");
    }
    if (!current) return;
    for (var up = current.parentElement; up && up !== side; up = up.parentElement) {
      if (up.tagName === "DETAILS") up.open = true;
    }
    if (current.offsetTop > side.clientHeight) side.scrollTop = current.offsetTop - side.clientHeight / 2;
  }
  window.sdkpressNavigation = function (html) {
    side.querySelector(".tree").innerHTML = html.replace(/href="/g, 'href="' + root);
    showCurrent();
  };
  showCurrent();

  // A field that a link leads to stands in lists that may be closed.
  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (var up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    var inner = target.querySelector(":scope > details");
    if (inner) inner.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);

  // All lists of a section at once
  all(".rest > section").forEach(function (section) {
    var lists = all(".fields details, details.response", section);
    var heading = section.querySelector(":scope > h2");
    if (lists.length < 2 || !heading) return;
    var bar = make("div", "head");
    var button = make("button", "unfold", "Expand all");
    button.type = "button";
    button.addEventListener("click", function () {
      var open = button.textContent === "Expand all";
      lists.forEach(function (one) { one.open = open; });
      button.textContent = open ? "Collapse all" : "Expand all";
    });
    heading.before(bar);
    bar.append(heading, button);
  });

  // Code: copying, languages, examples
  all("figure.code, .text pre").forEach(function (block) {
    var pre = block.tagName === "PRE" ? block : block.querySelector("pre");
    if (block.tagName === "PRE") {
      var frame = make("div", "code");
      block.replaceWith(frame);
      frame.append(block);
      block = frame;
    }
    var button = make("button", "copy", "Copy");
    button.type = "button";
    button.addEventListener("click", function () {
      copy(pre.textContent.replace(/\n$/, "")).then(function () {
        button.textContent = "Copied";
        setTimeout(function () { button.textContent = "Copy"; }, 1500);
      });
    });
    block.append(button);
  });
  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    var area = make("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    return Promise.resolve();
  }

  window.sdkpressCopy = copy;

  var LANGUAGES = [["python", "Python"], ["async", "Async"], ["curl", "curl"]];
  var bars = [];
  function choose(language) {
    bars.forEach(function (bar) {
      all("button", bar).forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.dataset.language === language));
      });
    });
    all(".call .code").forEach(function (block) { block.hidden = block.dataset.language !== language; });
  }
  all(".panel").forEach(function (panel) {
    var first = panel.querySelector(".call");
    if (!first) return;
    var bar = make("div", "bar");
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "Language");
    LANGUAGES.forEach(function (one) {
      var button = make("button", "", one[1]);
      button.type = "button";
      button.dataset.language = one[0];
      button.addEventListener("click", function () { remember("sdkpress-language", one[0]); choose(one[0]); });
      bar.append(button);
    });
    first.before(bar);
    bars.push(bar);
  });
  if (bars.length) {
    var wanted = remembered("sdkpress-language");
    choose(LANGUAGES.some(function (one) { return one[0] === wanted; }) ? wanted : "python");
  }

  var callPanel = document.querySelector(".panel.calls");
  var answerPanel = document.querySelector(".panel.answers");
  function selectOf(panel) { return panel && panel.querySelector(".choose select"); }
  function showAnswer(key) {
    all("figure[data-key]", answerPanel).forEach(function (one) { one.hidden = one.dataset.key !== key; });
    var select = selectOf(answerPanel);
    if (select) select.value = key;
  }
  function showCall(key) {
    var name = "";
    all(".call[data-key]", callPanel).forEach(function (one) {
      one.hidden = one.dataset.key !== key;
      if (!one.hidden) name = one.dataset.name;
    });
    var select = selectOf(callPanel);
    if (select) select.value = key;
    all("li[data-call]").forEach(function (member) {
      var chosen = member.dataset.call === key;
      member.classList.toggle("chosen", chosen);
      member.querySelector(".pick").setAttribute("aria-pressed", String(chosen));
    });
    var answer = name && answerPanel && all("figure[data-key]", answerPanel).find(function (one) {
      return one.dataset.name === name;
    });
    if (answer) showAnswer(answer.dataset.key);
  }
  all("li[data-call]").forEach(function (member) {
    var button = make("button", "pick", "Show in example");
    button.type = "button";
    button.addEventListener("click", function () {
      showCall(member.dataset.call);
      var inner = member.querySelector(":scope > details");
      if (inner) inner.open = true;
    });
    member.querySelector(".f").append(button);
  });
  if (selectOf(callPanel)) {
    selectOf(callPanel).addEventListener("change", function (event) { showCall(event.target.value); });
    showCall(selectOf(callPanel).value);
  }
  if (selectOf(answerPanel)) {
    selectOf(answerPanel).addEventListener("change", function (event) { showAnswer(event.target.value); });
  }
  reveal();

  // Search
  var dialog, input, list, none, index, chosen = 0, found = [];
  function words(text) { return text.toLowerCase().split(/[\s.›>\/#]+/).filter(Boolean); }
  function plain(text) { return words(text).join(" "); }
  window.sdkpressSearch = function (data) {
    index = data;
    index.pages.forEach(function (one) {
      one.full = plain(one[1]);
      one.title = plain(one[2]);
      one.text = one.full + " " + one.title + " " + plain(one[4]);
      one.all = one.text + " " + plain(one[5]);
    });
    index.fields.forEach(function (one) {
      one.name = one[0].toLowerCase();
      one.said = one.name + " " + plain(one[2]);
    });
    look();
  };
  // What a page says counts where its names do not have the words.
  function aboutScore(one, query, tokens) {
    if (query.length < 3) return 0;
    for (var i = 0; i < tokens.length; i++) if (!one.all.includes(tokens[i])) return 0;
    return 60 - one.full.length * 0.2 + (one.all.includes(query) ? 20 : 0) + (one[0] === "model" ? 0 : 8);
  }
  // The place in a page's text where a word stands that its names do not have.
  function excerpt(names, text, tokens) {
    var word = tokens.find(function (token) { return !names.includes(token); });
    var at = word ? text.toLowerCase().indexOf(word) : -1;
    if (at < 0) return null;
    var from = at < 50 ? 0 : text.lastIndexOf(" ", at - 30) + 1;
    var line = make("span", "s", (from ? "… " : "") + text.slice(from, at));
    line.append(make("mark", "", text.slice(at, at + word.length)), text.slice(at + word.length, at + 90));
    return line;
  }
  function pageScore(one, query, tokens) {
    if (one.full === query) return 1000;
    for (var i = 0; i < tokens.length; i++) if (!one.text.includes(tokens[i])) return aboutScore(one, query, tokens);
    if (one.title === query) return 950;
    var score = 200 - one.full.length * 0.3;
    if (one[0] !== "model") score += 12;
    if (one.text.endsWith(" " + query) || (one.text + " ").includes(" " + query + " ")) score += 400;
    if (one.full.startsWith(query)) score += 200;
    if (one.full.endsWith(query)) score += 150;
    if (one.text.includes(query)) score += 80;
    tokens.forEach(function (token) { if ((" " + one.text).includes(" " + token)) score += 20; });
    return score;
  }
  function fieldScore(name, owner, query, tokens) {
    if (tokens.length === 1) {
      if (!name.includes(query)) return 0;
      var alone = name === query ? 700 : name.startsWith(query) ? 320 : 160;
      return alone - owner.full.length * 0.3 - name.length * 0.2 + (owner[0] === "model" ? 0 : 10);
    }
    var full = owner.full + " " + name;
    if (full === query) return 1000;
    var inName = 0;
    for (var i = 0; i < tokens.length; i++) {
      if (name.includes(tokens[i])) inName++;
      else if (!owner.text.includes(tokens[i])) return 0;
    }
    if (!inName) return 0;
    var last = tokens[tokens.length - 1];
    var rest = tokens.slice(0, -1).join(" ");
    var score = 180 - full.length * 0.3;
    if (name === last) score += 250;
    else if (name.startsWith(last)) score += 120;
    if (owner.full === rest) score += 300;
    else if (owner.full.endsWith(rest)) score += 150;
    return score;
  }
  function results(text) {
    var tokens = words(text);
    var query = tokens.join(" ");
    var best = [];
    if (!tokens.length || !index) return best;
    index.pages.forEach(function (one) {
      var score = pageScore(one, query, tokens);
      if (score > 0) best.push({ score: score, page: one });
    });
    index.fields.forEach(function (one) {
      var said = query.length > 3 && tokens.every(function (token) { return one.said.includes(token); });
      if (!said && tokens.length === 1 && !one.name.includes(query)) return;
      for (var i = 3; i < one.length; i++) {
        var owner = index.pages[one[i]];
        var score = fieldScore(one.name, owner, query, tokens);
        if (!score && said) score = 50 - owner.full.length * 0.2 + (owner[0] === "model" ? 0 : 8);
        if (score > 0) best.push({ score: score, page: owner, field: one });
      }
    });
    best.sort(function (a, b) { return b.score - a.score; });
    return best.slice(0, 30);
  }
  function look() {
    found = results(input.value);
    chosen = 0;
    list.replaceChildren.apply(list, found.map(function (one, at) {
      var item = make("li");
      item.setAttribute("role", "option");
      item.id = "result-" + at;
      var link = make("a");
      link.tabIndex = -1;
      link.href = root + one.page[3] + (one.field ? "#" + encodeURIComponent(one.field[1]) : "");
      link.append(make("span", "m " + one.page[0], one.field ? (one.page[0] === "model" ? "field" : "argument") : one.page[0]));
      if (one.field) link.firstChild.className = "m";
      var what = make("span", "w");
      what.append(breakable(make("span", "o"), one.page[1]));
      if (one.field) what.append(" › ", breakable(make("b"), one.field[0]));
      if (one.page[2]) what.append(make("span", "s", one.page[2]));
      var said = one.field
        ? excerpt(one.page.text + " " + one.field.name, one.field[2], words(input.value))
        : excerpt(one.page.text, one.page[5], words(input.value));
      if (said) what.append(said);
      link.append(what);
      item.append(link);
      return item;
    }));
    none.hidden = !input.value.trim() || found.length > 0;
    list.hidden = !found.length;
    mark();
  }
  function mark() {
    all("li", list).forEach(function (item, at) { item.setAttribute("aria-selected", String(at === chosen)); });
    input.setAttribute("aria-expanded", String(found.length > 0));
    if (found.length) {
      input.setAttribute("aria-activedescendant", "result-" + chosen);
      list.children[chosen].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }
  function openSearch() {
    if (!dialog) {
      dialog = make("dialog", "search");
      dialog.setAttribute("aria-label", "Search");
      input = make("input");
      input.type = "search";
      input.placeholder = "Operations, models, fields, parameters, text";
      input.setAttribute("role", "combobox");
      input.setAttribute("aria-label", "Search");
      input.setAttribute("aria-controls", "search-results");
      input.setAttribute("aria-autocomplete", "list");
      input.setAttribute("aria-expanded", "false");
      list = make("ul");
      list.id = "search-results";
      list.hidden = true;
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", "Results");
      none = make("p", "none", "Nothing found.");
      none.setAttribute("role", "status");
      none.hidden = true;
      dialog.append(input, list, none);
      document.body.append(dialog);
      var script = make("script");
      script.src = root + "assets/search-index.js";
      document.head.append(script);
      input.addEventListener("input", look);
      input.addEventListener("keydown", function (event) {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          event.preventDefault();
          var step = event.key === "ArrowDown" ? 1 : -1;
          if (found.length) { chosen = (chosen + step + found.length) % found.length; mark(); }
        } else if (event.key === "Enter" && found.length) {
          event.preventDefault();
          dialog.close();
          location.href = list.children[chosen].querySelector("a").href;
        }
      });
      list.addEventListener("click", function () { dialog.close(); });
      dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
    }
    if (!dialog.open) dialog.showModal();
    input.select();
  }
  document.querySelector(".find").addEventListener("click", openSearch);
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if ((event.key === "/" && !typing) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      openSearch();
    }
  });
})();
