// Slices on a canvas: browse, window, zoom, and the heat beside the scan, over it, or as an outline.
const PRESETS = { "as it is": [0, 255], "more contrast": [40, 200], "dark parts": [0, 110], "bright parts": [120, 255], inverted: [255, 0] };
const VIEWS = { beside: "side by side", blended: "blended", outline: "outline", scan: "scan alone" };
const KEPT = 96; // slices that stay decoded
const FARTHEST = 12; // times larger than the whole slice

const bytesOf = (view) => new Uint8Array(view.buffer ?? view, view.byteOffset ?? 0, view.byteLength);

function contour(heat, rows, columns, level) {
  // Marching squares: pieces of the line at a level, in parts of the width and the height.
  const lines = [], at = (row, column) => heat[row * columns + column] / 255;
  const cut = (a, b) => (level - a) / (b - a);
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const [a, b, c, d] = [at(row, column), at(row, column + 1), at(row + 1, column + 1), at(row + 1, column)], points = [];
      if (a < level !== b < level) points.push([column + cut(a, b), row]);
      if (b < level !== c < level) points.push([column + 1, row + cut(b, c)]);
      if (d < level !== c < level) points.push([column + cut(d, c), row + 1]);
      if (a < level !== d < level) points.push([column, row + cut(a, d)]);
      for (let place = 0; place + 1 < points.length; place += 2)
        lines.push([points[place], points[place + 1]].map(([x, y]) => [(x + 0.5) / columns, (y + 0.5) / rows]));
    }
  }
  return lines;
}

function render({ model, el }) {
  const panes = [0, 1].map(() => make("canvas", { className: "bt-canvas" }));
  const stage = make("div", { className: "bt-stage", tabIndex: 0, role: "group" }, ...panes);
  const slider = make("input", { type: "range", min: 1, step: 1, ariaLabel: "Slice" });
  const count = make("output", {});
  const strip = make("div", { className: "bt-strip", ariaHidden: "true" });
  const slices = make("div", { className: "bt-slices" }, make("label", {}, "Slice ", slider), count, strip);
  const first = make("div", { className: "bt-first" });
  const opacity = make("input", { type: "range", min: 0, max: 1, step: 0.05, value: model.get("opacity"), ariaLabel: "Opacity of the heat" });
  const option = ([value, text]) => make("option", { value, textContent: text });
  const view = make("select", { ariaLabel: "View" }, ...Object.entries(VIEWS).map(option));
  const preset = make("select", { ariaLabel: "Window" }, ...Object.keys(PRESETS).map((name) => option([name, name])), option(["own", "own"]));
  const button = (text, name, act) => make("button", { type: "button", className: "bt-button bt-small", textContent: text, ariaLabel: name, title: name, onclick: act });
  const tools = make("div", { className: "bt-tools" }, make("label", {}, "View ", view), make("label", {}, "Window ", preset),
    make("label", { className: "bt-opacity" }, "Opacity ", opacity), button("−", "Zoom out", () => zoom(1 / 1.25)), button("+", "Zoom in", () => zoom(1.25)),
    button("⟲", "As at the start", reset), button("Full screen", "Full screen", () => (document.fullscreenElement ? document.exitFullscreen() : el.requestFullscreen())));
  const legend = make("div", { className: "bt-legend" });
  const heard = make("div", { className: "bt-unseen", ariaLive: "polite" });
  const help = make("details", { className: "bt-help" }, make("summary", { textContent: "Mouse and keys" }), make("small", {
    textContent: "Wheel or arrow keys: slices. Drag: window (across) and level (up and down). Ctrl and wheel, + and -: zoom. Shift and drag: move. "
      + "B: side by side or blended. O: outline. H: heat on and off. F: full screen. 0: as at the start." }));
  el.classList.add("bt-viewer");
  el.append(stage, slices, first, tools, legend, help, heard);

  let index = 0, range = [...PRESETS["as it is"]], scale = 1, shift = [0, 0], wanted = null, waiting = null;
  const grays = new Map(), heats = new Map();
  const frames = () => model.get("frames"), narrow = () => el.clientWidth < 560;

  async function gray(place) {
    if (grays.has(place)) return grays.get(place);
    const picture = await createImageBitmap(new Blob([frames()[place]], { type: "image/jpeg" }));
    const [width, height] = [picture.width, picture.height], canvas = make("canvas", { width, height });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(picture, 0, 0);
    const pixels = context.getImageData(0, 0, width, height).data, values = new Uint8Array(width * height);
    for (let pixel = 0; pixel < values.length; pixel++) values[pixel] = pixels[4 * pixel];
    if (grays.size >= KEPT) grays.delete(grays.keys().next().value);
    grays.set(place, { width, height, values });
    return grays.get(place);
  }

  function painted(width, height, paint) {
    const canvas = make("canvas", { width, height }), context = canvas.getContext("2d"), image = context.createImageData(width, height);
    paint(image.data);
    context.putImageData(image, 0, 0);
    return canvas;
  }

  function scanPicture({ width, height, values }) {
    const [low, high] = range, shade = Uint8ClampedArray.from({ length: 256 }, (_, level) => (255 * (level - low)) / (high - low || 1));
    return painted(width, height, (data) => {
      for (let pixel = 0; pixel < values.length; pixel++) {
        data[4 * pixel] = data[4 * pixel + 1] = data[4 * pixel + 2] = shade[values[pixel]];
        data[4 * pixel + 3] = 255;
      }
    });
  }

  function heatPicture(heat) {
    const [rows, columns] = model.get("heat_shape"), colors = bytesOf(model.get("colors"));
    return painted(columns, rows, (data) => {
      for (let cell = 0; cell < heat.length; cell++) {
        for (let part = 0; part < 3; part++) data[4 * cell + part] = colors[3 * heat[cell] + part];
        data[4 * cell + 3] = model.get("opacity") * heat[cell];
      }
    });
  }

  function draw(canvas, slice, heat, view) {
    const ratio = devicePixelRatio || 1, box = canvas.getBoundingClientRect();
    if (!box.width) return;
    canvas.width = box.width * ratio;
    canvas.height = box.height * ratio;
    const context = canvas.getContext("2d"), fit = scale * Math.min(canvas.width / slice.width, canvas.height / slice.height);
    const [width, height] = [slice.width * fit, slice.height * fit];
    const [left, top] = [(canvas.width - width) / 2 + shift[0] * ratio, (canvas.height - height) / 2 + shift[1] * ratio];
    context.drawImage(scanPicture(slice), left, top, width, height);
    if (heat && view === "blended") context.drawImage(heatPicture(heat), left, top, width, height);
    if (heat && view === "outline") {
      context.strokeStyle = "#ffb000";
      context.lineWidth = 2 * ratio;
      context.beginPath();
      for (const [[x0, y0], [x1, y1]] of contour(heat, ...model.get("heat_shape"), model.get("level"))) {
        context.moveTo(left + x0 * width, top + y0 * height);
        context.lineTo(left + x1 * width, top + y1 * height);
      }
      context.stroke();
    }
    mark(context, canvas, ratio);
  }

  function mark(context, canvas, ratio) {
    const [left, right, top, bottom] = model.get("marks"), middle = [canvas.width / 2, canvas.height / 2], edge = 12 * ratio;
    if (!left) return;
    Object.assign(context, { font: `600 ${14 * ratio}px system-ui, sans-serif`, fillStyle: "#ffd75e", textAlign: "center", textBaseline: "middle" });
    context.fillText(left, edge, middle[1]);
    context.fillText(right, canvas.width - edge, middle[1]);
    context.fillText(top, middle[0], edge);
    context.fillText(bottom, middle[0], canvas.height - edge);
  }

  function describe(heat) {
    const name = `slice ${index + 1} of ${frames().length}`, said = model.get("labels")[index]?.replaceAll("_", " ") ?? "";
    if (!heat) return `${name}, ${said}`;
    const [rows, columns] = model.get("heat_shape"), peak = heat.indexOf(Math.max(...heat));
    if (!heat[peak]) return `${name}, ${said}; the heatmap is empty`;
    return `${name}, ${said}; the peak of the heatmap is ${Math.round((100 * Math.floor(peak / columns)) / rows)} % from the top and `
      + `${Math.round((100 * (peak % columns)) / columns)} % from the left`;
  }

  async function show() {
    if (!frames().length) return;
    const place = index, slice = await gray(place);
    if (place !== index) return; // another one is wanted by now
    const heat = heats.get(place), chosen = narrow() && view.value === "beside" ? "blended" : view.value;
    panes[1].hidden = chosen !== "beside" || !heat;
    legend.hidden = !heat || chosen === "scan";
    draw(panes[0], slice, heat, chosen === "beside" ? "scan" : chosen);
    if (!panes[1].hidden) draw(panes[1], slice, heat, "blended");
    panes.forEach((pane) => { pane.setAttribute("role", "img"); pane.setAttribute("aria-label", describe(heat)); });
    stage.setAttribute("aria-label", `Viewer: ${describe(heat)}`);
    slider.value = index + 1;
    slider.setAttribute("aria-valuetext", `${index + 1} of ${frames().length}`);
    count.textContent = `${index + 1} of ${frames().length}`;
    first.querySelectorAll("button").forEach((each) => each.classList.toggle("bt-here", Number(each.dataset.place) === index));
    clearTimeout(waiting);
    waiting = setTimeout(settle, 90);
  }

  // What needs Python comes when the reader rests on a slice.
  function settle() {
    heard.textContent = describe(heats.get(index));
    if (model.get("index") !== index) { model.set("index", index); model.save_changes(); }
    if (!heats.has(index) && model.get("judged")[index] && wanted !== index) { wanted = index; model.send({ heat: index }); }
  }

  function go(place) {
    const next = Math.min(Math.max(place, 0), frames().length - 1);
    if (next !== index) { index = next; show(); }
  }

  function zoom(times, [x, y] = [0, 0]) {
    const next = Math.min(Math.max(scale * times, 1), FARTHEST), grown = next / scale;
    shift = next === 1 ? [0, 0] : [x + (shift[0] - x) * grown, y + (shift[1] - y) * grown];
    scale = next;
    show();
  }

  function reset() {
    [scale, shift, range, preset.value] = [1, [0, 0], [...PRESETS["as it is"]], "as it is"];
    show();
  }

  function look(name) { view.value = name; show(); }

  const keys = {
    ArrowUp: () => go(index - 1), ArrowLeft: () => go(index - 1), ArrowDown: () => go(index + 1), ArrowRight: () => go(index + 1),
    PageUp: () => go(index - 10), PageDown: () => go(index + 10), Home: () => go(0), End: () => go(frames().length - 1),
    "+": () => zoom(1.25), "-": () => zoom(1 / 1.25), 0: reset, b: () => look(view.value === "beside" ? "blended" : "beside"),
    o: () => look("outline"), h: () => look(view.value === "scan" ? "blended" : "scan"), f: () => tools.lastChild.click(),
  };
  stage.addEventListener("keydown", (event) => {
    const act = keys[event.key] ?? keys[event.key.toLowerCase()];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // JupyterLab has keys of its own
    act();
  });
  stage.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) {
      const box = event.target.getBoundingClientRect();
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2]);
    } else if (frames().length > 1) { event.preventDefault(); go(index + Math.sign(event.deltaY)); }
  }, { passive: false });
  let held = null;
  stage.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" && scale === 1) return; // a finger scrolls the page
    held = [event.clientX, event.clientY];
    stage.setPointerCapture(event.pointerId);
    stage.focus();
  });
  stage.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [across, down] = [event.clientX - held[0], event.clientY - held[1]];
    held = [event.clientX, event.clientY];
    if (event.shiftKey || event.buttons === 4 || event.pointerType === "touch") shift = [shift[0] + across, shift[1] + down];
    else { // across: the width of the window, down: its level
      range = [range[0] - across / 2 + down / 2, range[1] + across / 2 + down / 2];
      preset.value = "own";
    }
    show();
  });
  for (const name of ["pointerup", "pointercancel"]) stage.addEventListener(name, () => { held = null; });
  stage.addEventListener("dblclick", reset);
  slider.oninput = () => go(Number(slider.value) - 1);
  preset.onchange = () => { range = [...(PRESETS[preset.value] ?? range)]; show(); };
  view.onchange = show;
  opacity.oninput = () => { model.set("opacity", Number(opacity.value)); show(); };
  opacity.onchange = () => model.save_changes();

  function fill() {
    grays.clear();
    index = model.get("index");
    const labels = model.get("labels"), part = 100 / Math.max(labels.length, 1);
    slider.max = Math.max(frames().length, 1);
    slices.hidden = frames().length < 2;
    strip.style.background = `linear-gradient(to right, ${labels.map((label, place) => `var(--bt-${label}) ${place * part}% ${(place + 1) * part}%`).join(", ") || "none"})`;
    const places = frames().length > 1 ? model.get("first") : [];
    first.hidden = !places.length;
    first.replaceChildren(make("b", { textContent: "Look here first: " }), ...places.map((place) => {
      const jump = button(String(place + 1), `Slice ${place + 1}, ${labels[place]}`, () => go(place));
      jump.dataset.place = place;
      return jump;
    }));
    warm();
  }

  function warm() {
    heats.clear();
    wanted = null;
    model.get("heats").forEach((heat, place) => { if (heat.byteLength) heats.set(place, bytesOf(heat)); });
    const bar = make("span", { className: "bt-gradient", role: "img", ariaLabel: "from 0, dark, to 1, bright" });
    const colors = bytesOf(model.get("colors"));
    const stops = Array.from({ length: 16 }, (_, stop) => `rgb(${[...colors.slice(51 * stop, 51 * stop + 3)]})`);
    bar.style.background = `linear-gradient(to right, ${stops.join(", ")})`;
    legend.replaceChildren("0 ", bar, ` 1 ${model.get("unit")}`);
    show();
  }

  model.on("change:serial", fill);
  model.on("change:heat_serial", warm);
  model.on("change:index", () => { if (model.get("index") !== index) { index = model.get("index"); show(); } });
  model.on("msg:custom", (message, buffers) => { heats.set(message.heat, bytesOf(buffers[0])); wanted = null; show(); });
  const seen = new ResizeObserver(show);
  seen.observe(stage);
  fill();
  return () => seen.disconnect();
}

export default { render };
