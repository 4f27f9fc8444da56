// The graph, and what of it is seen now.
const LAYERED = DATA.layout === "layered";
const NODES = DATA.nodes.map((n, i) => ({
  id: `n${i}`, index: i, type: n.t, name: n.n, iri: n.i, lines: n.l, aliases: n.a || [], x: n.x, y: n.y, width: n.w, height: n.h,
  column: n.c, weight: n.k, fold: n.f === undefined ? null : n.f, detail: n.v > 1, order: n.q || 0, statements: [],
}));
const MEASURE = DATA.types.findIndex(t => t.id === "Measure");
const FOLDS = DATA.folds.map((f, i) => ({
  id: `f${i}`, index: i, type: MEASURE, parent: f.parent, members: f.members, x: f.x, y: f.y, width: f.w, height: f.h, column: f.c, weight: f.k,
  get name() { return word(NODES[f.parent].type === MEASURE ? "details" : "measures", f.members.length); },
  get lines() { return [this.name]; },
}));
const STATEMENTS = DATA.statements.map(([s, p, o, confidence, rule, derived, article, sentences]) => ({
  s, p, o, confidence, rule, derived: Boolean(derived), article: DATA.articles[article], sentences,
  day: DATA.articles[article].date.slice(0, 10),
}));
const DAYS = [...new Set(STATEMENTS.map(s => s.day).filter(Boolean))].sort();
const ARROWS = new Map();
for (const statement of STATEMENTS) {
  for (const end of new Set([statement.s, statement.o])) if (typeof end === "number") NODES[end].statements.push(statement);
  if (typeof statement.s !== "number" || typeof statement.o !== "number") continue;
  const key = `${statement.s}|${statement.p}|${statement.o}`;
  if (!ARROWS.has(key)) ARROWS.set(key, { s: statement.s, p: statement.p, o: statement.o, statements: [], derived: true });
  const arrow = ARROWS.get(key);
  arrow.statements.push(statement);
  arrow.derived = arrow.derived && statement.derived;
}
for (const node of NODES) node.statements.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
const DEGREE = new Array(NODES.length).fill(0);
for (const arrow of ARROWS.values()) { DEGREE[arrow.s] += 1; DEGREE[arrow.o] += 1; }

const state = {
  open: new Set(), hidden: new Set(), types: new Set(DATA.types.map((_, i) => i)), predicates: new Set(Object.keys(DATA.predicates)),
  derived: false, from: 0, to: Math.max(0, DAYS.length - 1), pathFrom: null, path: null, selected: null, arrow: null, pointed: null, moved: false,
};
const thing = id => (id[0] === "n" ? NODES : FOLDS)[Number(id.slice(1))];
const standing = i => { const n = NODES[i]; return n.fold === null || state.open.has(n.fold) ? n : FOLDS[n.fold]; };
const inRange = s => (s.day ? s.day >= DAYS[state.from] && s.day <= DAYS[state.to] : state.from === 0 && state.to === Math.max(0, DAYS.length - 1));

// What is seen: things by id, and arrows between them, those of folded nodes bundled.
function seen() {
  const allowed = NODES.map(n => state.types.has(n.type) && !state.hidden.has(n.index));
  const arrows = new Map();
  const touched = new Set();
  for (const arrow of ARROWS.values()) {
    if (!allowed[arrow.s] || !allowed[arrow.o] || !state.predicates.has(arrow.p)) continue;
    if (arrow.derived && !state.derived) continue;
    if (!arrow.statements.some(inRange)) continue;
    touched.add(arrow.s).add(arrow.o);
    const from = standing(arrow.s), to = standing(arrow.o);
    if (from === to) continue;
    const id = `${from.id}|${arrow.p}|${to.id}`;
    if (!arrows.has(id)) arrows.set(id, { id, from, to, p: arrow.p, statements: [], derived: arrow.derived });
    arrows.get(id).statements.push(...arrow.statements.filter(inRange));
  }
  const things = new Map();
  for (const node of NODES) {
    if (!allowed[node.index] || (DEGREE[node.index] && !touched.has(node.index))) continue;
    const shown = standing(node.index);
    things.set(shown.id, shown);
  }
  return { things, arrows };
}
let now = seen();
const neighbours = id => [...now.arrows.values()].flatMap(a => (a.from.id === id ? [a.to] : a.to.id === id ? [a.from] : []));
// Where a thing stands now; before vis-network has it, where it will.
const spot = t => (network.body.nodes[t.id] ? network.getPosition(t.id) : { x: t.x, y: t.y });
