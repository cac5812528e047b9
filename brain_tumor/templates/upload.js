// The button and the place to drop files, the line that says what goes on, and the watch over the connection.
const PIECE = 2 ** 20; // bytes of a message: below the limit of every server, so that a file of any size arrives
const SIGNS = { warming: "◌", working: "◌", ready: "✓", error: "✕" };
const LOST = ["dead", "terminating", "restarting", "autorestarting"];

function render({ model, el }) {
  const input = make("input", { type: "file", multiple: true, accept: model.get("accept"), hidden: true });
  const choose = make("button", { type: "button", className: "bt-button bt-primary", textContent: "Choose scans" });
  const clear = make("button", { type: "button", className: "bt-button", textContent: "Clear" });
  const note = make("small", {}, " or drop them here. ", model.get("note"));
  const state = make("div", { className: "bt-state" });
  const bar = make("progress", { max: 1, hidden: true, ariaLabel: "sent" });
  el.append(make("div", { className: "bt-drop" }, choose, clear, note, input), state, bar);
  const root = () => el.closest(".bt") ?? el;
  const onPage = Boolean(document.body.dataset.voila); // the web page; otherwise a notebook
  let ticket = 0, answered = null, lost = false, clock = null, depth = 0;

  function say(kind, text) {
    const seconds = make("span", { className: "bt-seconds", ariaHidden: "true" }), started = Date.now();
    clearInterval(clock);
    if (kind === "working" || kind === "warming") {
      clock = setInterval(() => {
        const passed = Math.floor((Date.now() - started) / 1000);
        if (passed > 1) seconds.textContent = ` ${passed} s`;
      }, 500);
    }
    state.className = `bt-state bt-is-${kind}`;
    state.setAttribute("role", kind === "error" ? "alert" : "status");
    state.replaceChildren(make("span", { ariaHidden: "true", textContent: SIGNS[kind] }), " ", text, seconds);
  }

  // From here on nothing of a former file is seen, until Python has something to show.
  const hide = () => root().classList.add("bt-waits");
  const show = () => root().classList.remove("bt-waits");

  function told() {
    if (lost) return;
    const { kind, text } = model.get("state");
    say(kind, text);
    if (kind !== "working") { bar.hidden = true; show(); }
  }

  function refuse(text) {
    ticket += 1; // what was on its way is forgotten
    model.send({ clear: "refused" });
    bar.hidden = true;
    say("error", text);
    show();
  }

  async function take(list) {
    const files = [...list], mine = (ticket += 1), size = files.reduce((bytes, file) => bytes + file.size, 0);
    if (!files.length || lost) return;
    hide();
    if (size > model.get("limit")) return refuse(model.get("sentence"));
    model.send({ begin: mine, names: files.map((file) => file.name) });
    let sent = 0;
    for (const [number, file] of files.entries()) {
      for (let start = 0; start < file.size; start += PIECE) {
        let piece;
        say("working", `${file.name}: sending ${Math.round((100 * sent) / size)} %`);
        try { piece = await file.slice(start, start + PIECE).arrayBuffer(); }
        catch { return refuse(`${file.name} could not be read: it may have been moved, or be a folder.`); }
        const arrived = new Promise((resolve) => { answered = resolve; });
        model.send({ piece: number, of: mine }, undefined, [piece]);
        await arrived;
        if (mine !== ticket) return;
        sent += piece.byteLength;
        bar.hidden = false;
        bar.value = sent / size;
      }
    }
    bar.hidden = true;
    say("working", `${files.length > 1 ? `${files.length} files` : files[0].name}: reading ...`);
    model.send({ end: mine });
  }

  function save(name, kind, content) {
    const address = URL.createObjectURL(new Blob([content], { type: kind }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  function lose(text) {
    if (lost) return;
    lost = true;
    hide();
    root().classList.add("bt-lost");
    const again = make("button", { type: "button", className: "bt-button bt-primary", textContent: "Load this page anew" });
    again.onclick = () => location.reload();
    say("error", text);
    bar.hidden = true;
    state.append(" ", again);
  }

  // The connection is that of the kernel: Voilà and JupyterLab both know how it stands. A kernel that starts anew is lost too.
  const kernel = model.widget_manager?.kernel;
  let connected = kernel?.connectionStatus === "connected";
  function look() {
    connected ||= kernel.connectionStatus === "connected";
    if (connected && (kernel.isDisposed || kernel.connectionStatus !== "connected" || LOST.includes(kernel.status)))
      lose("The connection to the program that judges is lost, and what was shown is gone" + (onPage ? "." : ": run the cell again."));
  }
  const signals = kernel ? [kernel.statusChanged, kernel.connectionStatusChanged, kernel.disposed] : [];
  signals.forEach((signal) => signal.connect(look));
  const offline = () => lose("This computer is offline, and what was shown is gone.");
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  if (!local) addEventListener("offline", offline);

  choose.onclick = () => { input.value = ""; input.click(); };
  input.onchange = () => take(input.files);
  clear.onclick = () => { hide(); ticket += 1; model.send({ clear: "wanted" }); };
  const area = onPage ? document.body : el;
  const marked = (on) => area.classList.toggle("bt-drop-here", on);
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  const listeners = {
    dragenter: () => { depth += 1; marked(true); },
    dragleave: () => { depth -= 1; if (depth <= 0) { depth = 0; marked(false); } },
    dragover: () => {},
    drop: (event) => { depth = 0; marked(false); take(event.dataTransfer.files); },
  };
  const listen = Object.entries(listeners).map(([name, act]) => {
    const heard = (event) => { if (carries(event)) { event.preventDefault(); act(event); } };
    area.addEventListener(name, heard);
    return () => area.removeEventListener(name, heard);
  });
  model.on("change:state", told);
  model.on("msg:custom", (message, buffers) => {
    if ("got" in message) answered?.();
    if ("save" in message) save(message.save, message.kind, buffers[0]);
  });
  told();
  return () => {
    signals.forEach((signal) => signal.disconnect(look));
    clearInterval(clock);
    removeEventListener("offline", offline);
    listen.forEach((stop) => stop());
  };
}

export default { render };
