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
// Files that are dropped anywhere are handed to the button as if they had been chosen there; what no message could carry is refused before it is sent.
(function () {
  let dropped = null, depth = 0;
  function refuse(event) {
    const note = document.querySelector("[data-limit]"), said = document.createElement("div");
    if (Array.from(event.target.files).reduce((bytes, file) => bytes + file.size, 0) <= note.dataset.limit) return;
    event.stopImmediatePropagation();
    said.className = "bt-state bt-is-error";
    said.setAttribute("role", "alert");
    said.textContent = "✕ " + note.dataset.sentence;
    document.querySelector(".bt-state").replaceWith(said);
  }
  const click = HTMLInputElement.prototype.click;
  HTMLInputElement.prototype.click = function () {
    if (this.type === "file") this.addEventListener("change", refuse, true);
    if (dropped === null || this.type !== "file") return click.call(this);
    this.files = dropped;
    this.dispatchEvent(new Event("change"));
  };
  addEventListener("dragenter", event => { event.preventDefault(); depth++; document.body.classList.add("bt-drop"); });
  addEventListener("dragleave", () => { if (--depth <= 0) { depth = 0; document.body.classList.remove("bt-drop"); } });
  addEventListener("dragover", event => event.preventDefault());
  addEventListener("drop", event => {
    event.preventDefault();
    depth = 0;
    document.body.classList.remove("bt-drop");
    const button = document.querySelector(".widget-upload");
    if (!button || !event.dataTransfer.files.length) return;
    dropped = event.dataTransfer.files;
    button.click();
    dropped = null;
  });
})();
