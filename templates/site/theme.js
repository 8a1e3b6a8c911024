// Runs before the page is painted: the reader's theme, and that scripts run here at all.
(function () {
  var page = document.documentElement;
  page.classList.add("js");
  try {
    var theme = localStorage.getItem("sdkpress-theme");
    if (theme === "light" || theme === "dark") page.dataset.theme = theme;
  } catch (error) { /* no storage: the system's theme */ }
})();
