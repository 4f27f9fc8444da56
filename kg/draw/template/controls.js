// Buttons, keys, theme and language.
// The ground that some things, or all with their arrows and headings, stand on: left, top, right, bottom.
function extent(only) {
  const boxes = [...now.things.values()].filter(t => !only || only.includes(t.id)).map(t => ({ t, ...spot(t) }));
  const margin = LAYERED ? 26 : 60, head = LAYERED ? 40 : 0;
  const ways = LAYERED && !only ? routes().flatMap(r => r.points.map(p => p.y)) : [];
  const heads = LAYERED && !only ? headings().map(h => ({ x: h.x, half: h.text.length * 19 * (language === "zh" ? 0.5 : 0.29) })) : [];
  return [
    Math.min(...boxes.map(b => b.x - b.t.width / 2), ...heads.map(h => h.x - h.half)) - margin, Math.min(...boxes.map(b => b.y - b.t.height / 2), ...ways) - margin - head,
    Math.max(...boxes.map(b => b.x + b.t.width / 2), ...heads.map(h => h.x + h.half)) + margin, Math.max(...boxes.map(b => b.y + b.t.height / 2), ...ways) + margin,
  ];
}
// vis-network's own fit does not know the width of a box before it was drawn.
function fit(only) {
  const [left, top, right, bottom] = extent(only);
  if (left > right) return;
  const frame = byId("picture");
  const scale = Math.min(frame.clientWidth / (right - left), frame.clientHeight / (bottom - top), 1.6);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: false });
}
const zoom = by => network.moveTo({ scale: Math.max(0.02, Math.min(6, network.getScale() * by)) });
byId("fit").addEventListener("click", () => fit());
byId("closer").addEventListener("click", () => zoom(1.3));
byId("farther").addEventListener("click", () => zoom(1 / 1.3));
byId("physics").addEventListener("click", event => {
  const on = event.currentTarget.getAttribute("aria-pressed") !== "true";
  event.currentTarget.setAttribute("aria-pressed", String(on));
  state.moved = true; // the grounds of the communities stay behind
  network.setOptions({ physics: { enabled: on } });
});
byId("all").addEventListener("click", () => {
  FOLDS.forEach(closeFold);
  state.hidden.clear();
  Object.assign(state, { derived: false, from: 0, to: Math.max(0, DAYS.length - 1), path: null, pathFrom: null, types: new Set(DATA.types.map((_, i) => i)), predicates: new Set(Object.keys(DATA.predicates)) });
  closePanel();
  paintLegend();
  fit();
});
byId("menu").addEventListener("click", event => event.currentTarget.setAttribute("aria-expanded", String(byId("side").classList.toggle("open"))));
function paint() {
  speak();
  paintLegend();
  if (!LAYERED) network.setOptions({ edges: { font: edgeFont() } });
  if (!LAYERED) arrows.update([...now.arrows.values()].map(visEdge));
  network.redraw();
  if (!byId("panel").hidden && state.selected && now.things.has(state.selected)) showNode(thing(state.selected));
}
byId("theme").addEventListener("click", () => { document.documentElement.classList.toggle("dark"); paint(); });
byId("language").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; paint(); });
const dark = matchMedia("(prefers-color-scheme: dark)");
dark.addEventListener("change", () => { document.documentElement.classList.toggle("dark", dark.matches); paint(); });

function nextNode(step) {
  const ids = [...now.things.values()].sort((a, b) => a.column - b.column || a.y - b.y || a.x - b.x).map(t => t.id);
  const at = ids.indexOf(network.getSelectedNodes()[0]);
  const t = thing(ids[(at + step + ids.length) % ids.length]);
  network.selectNodes([t.id], false);
  if (!isFold(t)) showNode(t);
  centre(t.id, network.getScale());
}
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STRIDE = 50;
function move([right, down]) {
  const { x, y } = network.getViewPosition(), by = STRIDE / network.getScale();
  network.moveTo({ position: { x: x + right * by, y: y + down * by }, animation: false });
}
document.addEventListener("keydown", event => {
  if (event.target.matches("input[type=search]") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { byId("query").focus(); event.preventDefault(); }
  else if (event.key === "Escape") closePanel();
  else if (event.key === "0") fit();
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "n" || event.key === "N") nextNode(event.shiftKey ? -1 : 1);
  else if (event.target !== document.body && !byId("picture").contains(event.target)) return;
  else if (event.key in MOVES) { move(MOVES[event.key]); event.preventDefault(); }
  else if (event.key === "Enter") {
    const [id] = network.getSelectedNodes();
    if (id && isFold(thing(id))) { openFold(thing(id)); refresh(); }
  }
});

speak();
paintLegend();
paintCounts();
fit();
// For scripts and tests: where things are on the screen.
window.policyPicture = { network, where: name => { const t = [...now.things.values()].find(x => x.name === name); return t && network.canvasToDOM(spot(t)); }, arrows: () => [...now.arrows.values()].map(a => [a.id, a.from.name, a.p, a.to.name]), things: () => [...now.things.values()].map(t => t.name) };
