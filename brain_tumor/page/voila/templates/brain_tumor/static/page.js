// What the page does around the widget. It is a file of its own, because the page runs no script that stands in its text.
window.voila_heartbeat = function () {};
window.voila_finish = window.display_cells = function () {
  if (!window.themeLoaded) { window.cellLoaded = true; return; }
  const loading = document.getElementById("loading");
  if (loading) loading.remove();
  document.getElementById("rendered_cells").style.display = "";
};
addEventListener("DOMContentLoaded", () => window.voila_finish());
// A page that is closed ends its kernel, and with it what was uploaded.
addEventListener("pagehide", () => {
  const page = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  navigator.sendBeacon(page.baseUrl + "voila/api/shutdown/" + page.kernelId);
});
