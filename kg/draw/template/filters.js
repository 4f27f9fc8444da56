// The legend that filters, and the date slider.
function symbol(type) {
  const ns = "http://www.w3.org/2000/svg", svg = document.createElementNS(ns, "svg"), path = document.createElementNS(ns, "path");
  const { shape, fill, stroke } = look(type);
  for (const [k, v] of [["width", "26"], ["height", "20"], ["viewBox", "-13 -10 26 20"], ["aria-hidden", "true"]]) svg.setAttribute(k, v);
  for (const [k, v] of [["d", outline(shape, ...(shape === "pill" ? [24, 14] : [17, 17]))], ["fill", fill], ["stroke", stroke], ["stroke-width", "1.5"]]) path.setAttribute(k, v);
  svg.append(path);
  return svg;
}
function stroke(predicate) {
  const ns = "http://www.w3.org/2000/svg", svg = document.createElementNS(ns, "svg"), path = document.createElementNS(ns, "path");
  for (const [k, v] of [["width", "26"], ["height", "12"], ["viewBox", "0 0 26 12"], ["aria-hidden", "true"]]) svg.setAttribute(k, v);
  for (const [k, v] of [["d", "M0,6H20M20,2L26,6L20,10Z"], ["fill", arrowColour(predicate)], ["stroke", arrowColour(predicate)], ["stroke-width", "1.8"]]) path.setAttribute(k, v);
  svg.append(path);
  return svg;
}
function choice(on, text, count, picture, change) {
  const box = element("input", { type: "checkbox" });
  box.checked = on;
  box.addEventListener("change", () => { change(box.checked); refresh(); });
  return element("label", {}, box, ...(picture ? [picture] : []), element("span", {}, text), element("small", {}, count === null ? "" : String(count)));
}
const toggle = (set, value) => on => { if (on) set.add(value); else set.delete(value); };

function paintLegend() {
  const types = byId("types"), predicates = byId("predicates");
  const order = DATA.types.map((_, i) => i).filter(i => NODES.some(n => n.type === i));
  types.replaceChildren(...order.map(i => choice(state.types.has(i), typeWord(i), NODES.filter(n => n.type === i).length, symbol(i), toggle(state.types, i))));
  const counts = {};
  for (const a of ARROWS.values()) if (!a.derived) counts[a.p] = (counts[a.p] || 0) + 1;
  const drawn = Object.keys(DATA.predicates).filter(p => [...ARROWS.values()].some(a => a.p === p));
  predicates.replaceChildren(...drawn.map(p => choice(state.predicates.has(p), predicateWord(p), counts[p] || 0, stroke(p), toggle(state.predicates, p))));
  const derived = [...ARROWS.values()].filter(a => a.derived).length;
  if (derived) predicates.append(choice(state.derived, word("derived"), derived, null, on => { state.derived = on; }));
  byId("dates").hidden = DAYS.length < 2;
  for (const [id, value] of [["from", state.from], ["to", state.to]]) Object.assign(byId(id), { min: 0, max: Math.max(0, DAYS.length - 1), value });
  paintRange();
}
const paintRange = () => { byId("range").textContent = DAYS.length ? `${DAYS[state.from]} – ${DAYS[state.to]}` : ""; };
function paintCounts() { byId("picture").dataset.nodes = String(things.length); byId("picture").dataset.arrows = String(arrows.length); }
byId("from").addEventListener("input", () => { state.from = Math.min(Number(byId("from").value), state.to); byId("from").value = state.from; paintRange(); refresh(); });
byId("to").addEventListener("input", () => { state.to = Math.max(Number(byId("to").value), state.from); byId("to").value = state.to; paintRange(); refresh(); });
