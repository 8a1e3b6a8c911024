// Sends a call from its page. Nothing that is typed in is kept or sent anywhere but to the chosen server.
(function () {
  "use strict";
  // The items of a list that is typed in between commas; of anything else, the one value.
  function values(field) {
    if (!field.dataset.several) return [field.value];
    return field.value.split(",").map(function (one) { return one.trim(); });
  }
  function deep(query, name, value) {
    if (value === null || typeof value !== "object") query.append(name, value);
    else Object.keys(value).forEach(function (key) { deep(query, name + "[" + key + "]", value[key]); });
  }
  function address(form, fields) {
    var path = form.dataset.path;
    var query = new URLSearchParams();
    var whole = "";
    fields.forEach(function (field) {
      var value = field.value;
      if (field.dataset.in === "path") {
        value = values(field).map(encodeURIComponent).join(",");
        path = path.split("{" + field.dataset.name + "}").join(value);
      } else if (value && field.dataset.in === "querystring") {
        whole = value;
      } else if (value && (field.dataset.in === "query" || field.dataset.place === "query")) {
        if (field.dataset.several === "deep") deep(query, field.dataset.name, JSON.parse(value));
        else if (field.dataset.several === "&") {
          values(field).forEach(function (one) { query.append(field.dataset.name, one); });
        } else query.append(field.dataset.name, values(field).join(field.dataset.several));
      }
    });
    var text = whole || query.toString();
    return form.elements.server.value.replace(/\/$/, "") + path + (text ? "?" + text : "");
  }
  function headers(form, fields) {
    var found = new Headers();
    fields.forEach(function (field) {
      var place = field.dataset.place || field.dataset.in;
      if (!field.value) return;
      if (place === "header") found.append(field.dataset.name, values(field).join(","));
      else if (place === "basic") found.append("Authorization", "Basic " + btoa(field.value));
      else if (place !== "query" && place !== "path") {
        found.append("Authorization", place.charAt(0).toUpperCase() + place.slice(1) + " " + field.value);
      }
    });
    if (form.dataset.media) found.append("Content-Type", form.dataset.media);
    return found;
  }
  document.querySelectorAll(".try form").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var output = form.querySelector("output");
      var fields = Array.from(form.querySelectorAll("[data-in]"));
      output.textContent = "…";
      var url;
      try { url = address(form, fields); } catch (error) {
        output.textContent = "An object is typed in as JSON: " + error.message;
        return;
      }
      fetch(url, {
        method: form.dataset.method,
        headers: headers(form, fields),
        body: form.dataset.media ? form.elements.body.value : undefined,
        credentials: "omit",
        referrerPolicy: "no-referrer",
      }).then(function (response) {
        return response.text().then(function (text) {
          try { text = JSON.stringify(JSON.parse(text), null, 2); } catch (error) { /* as it is */ }
          output.textContent = response.status + " " + response.statusText + "\n\n" + text;
        });
      }).catch(function (error) {
        output.textContent = "No response: " + error.message + ". Does the server allow calls from this page (CORS)?";
      });
    });
  });
})();
