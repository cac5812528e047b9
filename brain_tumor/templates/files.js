// Many files as a table: sorted by a click on a head of a column, opened by a click on a row.
const COLUMNS = { name: "file", label: "called", probability: "probability" };

function render({ model, el }) {
  el.classList.add("bt-files");
  let order = "place", down = false;
  const rows = () => [...model.get("rows")].sort((one, other) => {
    const [a, b] = [one[order] ?? -1, other[order] ?? -1];
    return (a < b ? -1 : a > b ? 1 : one.place - other.place) * (down ? -1 : 1);
  });
  const open = (place) => { model.set("chosen", place); model.save_changes(); };

  function step(by) {
    const places = rows().filter((row) => row.opens).map((row) => row.place), here = places.indexOf(model.get("chosen"));
    if (places[here + by] !== undefined) open(places[here + by]);
  }

  function head(key) {
    const turn = make("button", { type: "button", textContent: COLUMNS[key] + (order === key ? (down ? " ▼" : " ▲") : "") });
    turn.onclick = () => { [order, down] = [key, order === key ? !down : key === "probability"]; show(); };
    const cell = make("th", { scope: "col" }, turn);
    cell.setAttribute("aria-sort", order === key ? (down ? "descending" : "ascending") : "none");
    return cell;
  }

  function line(row) {
    const picture = row.thumb ? make("img", { src: row.thumb, alt: "", loading: "lazy" }) : "";
    const name = row.opens ? make("button", { type: "button", textContent: row.name, onclick: () => open(row.place) }) : row.name;
    const said = make("td", { textContent: row.said });
    if (!row.opens) said.colSpan = 2;
    const cells = [make("td", {}, picture), make("td", { className: "bt-name" }, name), said];
    if (row.opens) cells.push(make("td", { textContent: row.percent }));
    const chosen = row.opens && row.place === model.get("chosen");
    const whole = make("tr", { className: chosen ? "bt-here" : "", onclick: () => row.opens && open(row.place) }, ...cells);
    if (chosen) whole.setAttribute("aria-current", "true");
    return whole;
  }

  function show() {
    const all = model.get("rows"), title = model.get("title");
    el.hidden = !all.length;
    const before = make("button", { type: "button", className: "bt-button bt-small", textContent: "◀ previous", onclick: () => step(-1) });
    const next = make("button", { type: "button", className: "bt-button bt-small", textContent: "next ▶", onclick: () => step(1) });
    const table = make("table", { className: "bt-table" }, make("thead", {}, make("tr", {}, make("th", {}), ...Object.keys(COLUMNS).map(head))),
      make("tbody", {}, ...rows().map(line)));
    el.replaceChildren(make("div", { className: "bt-steps" }, make("b", { textContent: title }), " ", before, next), make("div", { className: "bt-scroll" }, table));
  }

  model.on("change:rows", show);
  model.on("change:chosen", show);
  show();
}

export default { render };
