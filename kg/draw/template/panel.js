// What is known of the thing that was clicked: its statements, each with its sentence, article, date and link.
function openPanel(children) {
  byId("page").replaceChildren(...children);
  byId("panel").hidden = false;
  byId("panel").scrollTop = 0;
}
function closePanel() {
  byId("panel").hidden = true;
  state.path = state.selected = state.arrow = null;
  network.unselectAll();
  refresh();
}
const endName = end => (typeof end === "number" ? NODES[end].name : end);
function endLink(end) {
  if (typeof end !== "number") return document.createTextNode(end);
  return element("button", { class: "value", onclick: () => reveal(NODES[end]) }, NODES[end].name);
}
function sentenceQuote(statement, [number, ...marks]) {
  const characters = Array.from(statement.article.sentences[number]);
  const quote = element("blockquote");
  let at = 0;
  for (let i = 0; i < marks.length; i += 2) {
    quote.append(characters.slice(at, marks[i]).join(""), element("mark", {}, characters.slice(marks[i], marks[i + 1]).join("")));
    at = marks[i + 1];
  }
  quote.append(characters.slice(at).join(""));
  return quote;
}
function source(statement) {
  const { article, day, confidence, rule, derived } = statement;
  const cite = element("cite", {}, `${day || word("undated")}　`);
  if (/^https?:\/\//.test(article.url)) cite.append(element("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, article.title));
  else cite.append(article.title);
  cite.append(`　${word("confidence")} ${confidence} · ${rule}${derived ? ` · ${word("derivedNote")}` : ""}`);
  return cite;
}
function statementItems(statements) {
  return statements.map(s => element("li", {}, endLink(s.s), ` ${predicateWord(s.p)} `, endLink(s.o), ...s.sentences.map(q => sentenceQuote(s, q)), source(s)));
}

function showArrow(id) {
  const a = now.arrows.get(id);
  if (!a) return;
  state.arrow = id; state.selected = null;
  network.redraw();
  openPanel([element("p", { class: "kind" }, word("said", a.statements.length)), element("h2", {}, `${a.from.name} —${predicateWord(a.p)}→ ${a.to.name}`), element("ul", {}, ...statementItems(a.statements))]);
}

function showNode(t) {
  state.selected = t.id; state.arrow = null;
  network.redraw();
  const groups = new Map();
  for (const s of t.statements) {
    const key = s.s === t.index ? s.p : `^${s.p}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(s);
  }
  const order = Object.keys(DATA.predicates).flatMap(p => [p, `^${p}`]).filter(key => groups.has(key));
  const sections = order.flatMap(key => {
    const passive = key[0] === "^";
    const items = groups.get(key).map(s => element("li", {}, endLink(passive ? s.s : s.o), ...s.sentences.map(q => sentenceQuote(s, q)), source(s)));
    const heading = passive ? `${word("passive")}${predicateWord(key.slice(1))}` : predicateWord(key);
    return [element("h3", {}, `${heading}（${items.length}）`), element("ul", {}, ...items)];
  });
  const buttons = [
    element("button", { id: "hide", onclick: () => { state.hidden.add(t.index); closePanel(); } }, word("hide")),
    element("button", { id: "hide-neighbours", onclick: () => { for (const n of neighbours(t.id)) for (const i of n.members || [n.index]) if (i !== t.index) state.hidden.add(i); refresh(); } }, word("hideNeighbours")),
    element("button", { id: "show-neighbours", onclick: () => expand(t) }, word("showNeighbours")),
    element("button", { id: "path-from", onclick: () => { state.pathFrom = t.id; showNode(t); } }, word("pathFrom")),
  ];
  if (state.pathFrom && state.pathFrom !== t.id) buttons.push(element("button", { id: "path-to", onclick: () => showPath(state.pathFrom, t.id) }, word("pathTo", thing(state.pathFrom).name)));
  const folds = FOLDS.filter(f => state.open.has(f.index) && (f.parent === t.index || f.members.includes(t.index)));
  if (folds.length) buttons.push(element("button", { id: "fold", onclick: () => { folds.forEach(closeFold); refresh(); } }, word("fold")));
  openPanel([
    element("p", { class: "kind" }, typeWord(t.type)), element("h2", {}, t.name),
    ...(t.aliases.length ? [element("p", { class: "kind" }, `${word("aliases")}：${t.aliases.join("、")}`)] : []),
    element("p", { class: "kind" }, t.iri), element("div", { class: "buttons" }, ...buttons), ...sections,
  ]);
}

function expand(t) {
  for (const a of ARROWS.values()) {
    if (a.s !== t.index && a.o !== t.index) continue;
    const other = NODES[a.s === t.index ? a.o : a.s];
    state.hidden.delete(other.index);
    if (other.fold !== null) openFold(FOLDS[other.fold]);
  }
  refresh();
}
function reveal(node) {
  state.hidden.delete(node.index);
  state.types.add(node.type);
  if (node.fold !== null) openFold(FOLDS[node.fold]);
  refresh();
  paintLegend();
  if (!now.things.has(node.id)) return;
  network.selectNodes([node.id], false);
  showNode(node);
  centre(node.id, Math.max(network.getScale(), LAYERED ? 0.8 : 0.6));
}
// Bring a node to the middle of what the panel leaves free, once the canvas has its new size.
function centre(id, scale) {
  const over = getComputedStyle(byId("panel")).position === "absolute" && !byId("panel").hidden;
  const move = () => { if (now.things.has(id)) network.focus(id, { scale, animation: false, offset: { x: 0, y: over ? -byId("panel").offsetHeight / 2 : 0 } }); };
  move();
  setTimeout(move, 120);
}

network.on("click", ({ nodes, edges, pointer }) => {
  tip.hidden = true;
  const arrow = arrowAt(pointer.DOM);
  if (nodes.length) { const t = thing(nodes[0]); if (isFold(t)) { openFold(t); refresh(); } else showNode(t); }
  else if (arrow || edges.length) showArrow(arrow || edges[0]);
});
byId("close").addEventListener("click", closePanel);
