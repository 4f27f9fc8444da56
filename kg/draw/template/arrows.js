// The arrows of a layered picture: out at the right, in at the left, and a fan of one kind named once.
const FAN = 3;
const STEPS = 18;

function routes() {
  const list = [...now.arrows.values()].map(a => {
    const p = spot(a.from), q = spot(a.to);
    const level = Math.abs(p.x - q.x) < (a.from.width + a.to.width) / 2;
    return { a, p, q, out: level ? -1 : Math.sign(q.x - p.x), in: level ? -1 : Math.sign(p.x - q.x), level };
  });
  const fans = new Map(), ports = new Map();
  const put = (map, key, value) => { if (!map.has(key)) map.set(key, []); map.get(key).push(value); };
  for (const r of list) {
    put(fans, `from|${r.a.from.id}|${r.a.p}|${r.out}`, r);
    put(fans, `to|${r.a.to.id}|${r.a.p}|${r.in}`, r);
    for (const [id, side, way] of [[r.a.from.id, r.out, ">"], [r.a.to.id, r.in, "<"]]) {
      const key = `${id}|${side}`, port = `${r.a.p}${way}`;
      if (!ports.has(key)) ports.set(key, []);
      if (!ports.get(key).includes(port)) ports.get(key).push(port);
    }
  }
  const portY = (t, side, port) => { const all = ports.get(`${t.id}|${side}`); return (all.indexOf(port) - (all.length - 1) / 2) * Math.min(9, t.height / (all.length + 1)); };
  const columns = extents();
  const detours = new Map();
  for (const r of list) {
    const { a, p, q } = r;
    const start = [p.x + r.out * a.from.width / 2, p.y + portY(a.from, r.out, `${a.p}>`)];
    const end = [q.x + r.in * a.to.width / 2, q.y + portY(a.to, r.in, `${a.p}<`)];
    r.pieces = r.level ? [bend(start, end, r.out, r.in, 40 + Math.min(60, Math.abs(end[1] - start[1]) * 0.15))] : between(r, start, end, columns, detours);
    r.points = r.pieces.flatMap(piece => Array.from({ length: STEPS + 1 }, (_, i) => along(piece, i / STEPS)));
    r.fanOut = fans.get(`from|${a.from.id}|${a.p}|${r.out}`);
    r.fanIn = fans.get(`to|${a.to.id}|${a.p}|${r.in}`);
  }
  return list;
}
function extents() {
  const columns = new Map();
  for (const t of now.things.values()) {
    const { x, y } = spot(t), c = columns.get(t.column) || [Infinity, Infinity, -Infinity, -Infinity];
    columns.set(t.column, [Math.min(c[0], x - t.width / 2), Math.min(c[1], y - t.height / 2), Math.max(c[2], x + t.width / 2), Math.max(c[3], y + t.height / 2)]);
  }
  return columns;
}
// Straight out of the own column, around those between, straight into the other: no arrow runs behind a box.
function between(r, start, end, columns, detours) {
  const right = r.out > 0, own = columns.get(r.a.from.column), other = columns.get(r.a.to.column);
  const edge = [own[right ? 2 : 0], start[1]], gate = [other[right ? 0 : 2], end[1]];
  const straight = (from, to) => [...from, ...from, ...to, ...to];
  const passed = [...columns.values()].filter(c => (right ? c[0] > edge[0] && c[2] < gate[0] : c[2] < edge[0] && c[0] > gate[0])).sort((m, n) => (right ? m[0] - n[0] : n[0] - m[0]));
  const pieces = [straight(start, edge)];
  let at = edge;
  if (passed.length) {
    const top = Math.min(...passed.map(c => c[1])), bottom = Math.max(...passed.map(c => c[3])), middle = (start[1] + end[1]) / 2;
    const above = middle - top < bottom - middle, key = `${right}${above}`, turn = detours.get(key) || 0;
    detours.set(key, turn + 1);
    const y = above ? top - 14 - turn * 9 : bottom + 16 + turn * 9;
    const near = [passed[0][right ? 0 : 2], y], far = [passed.at(-1)[right ? 2 : 0], y];
    pieces.push(bend(at, near, r.out, r.in), straight(near, far));
    r.named = { x: (near[0] + far[0]) / 2, y };
    at = far;
  }
  pieces.push(bend(at, gate, r.out, r.in), straight(gate, end));
  return pieces;
}
function bend([x1, y1], [x2, y2], out, into, pull = Math.max(20, Math.abs(x2 - x1) * 0.5)) {
  return [x1, y1, x1 + out * pull, y1, x2 + into * pull, y2, x2, y2];
}
function along([x1, y1, a1, b1, a2, b2, x2, y2], t) {
  const u = 1 - t, k = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: k[0] * x1 + k[1] * a1 + k[2] * a2 + k[3] * x2, y: k[0] * y1 + k[1] * b1 + k[2] * b2 + k[3] * y2 };
}
// Where an arrow is named: on the stem of its fan, once, where no box and no other name is. One without such a place has
// none: its colour tells, and its hover.
function namePlaces(list) {
  if (list.length > NAMED_UP_TO) return [];
  const places = [], taken = [...now.things.values()].map(t => ({ ...spot(t), w: t.width, h: t.height }));
  const free = ({ x, y }, w) => !taken.some(o => Math.abs(o.x - x) < (o.w + w) / 2 && Math.abs(o.y - y) < (o.h + 12) / 2 + 1);
  const put = (r, spots) => {
    const w = 12 * predicateWord(r.a.p).length * (language === "zh" ? 1 : 0.55) + 4;
    const place = spots.find(s => free(s, w));
    if (!place) return;
    taken.push({ ...place, w, h: 12 });
    places.push({ ...place, text: predicateWord(r.a.p), route: r });
  };
  const stem = (piece, ts) => ts.map(t => along(piece, t));
  for (const r of list) {
    if (r.fanOut.length >= FAN) { if (r.fanOut[0] === r) put(r, stem(main(r)[0], [0.16, 0.22, 0.28, 0.1, 0.36, 0.46])); }
    else if (r.fanIn.length >= FAN) { if (r.fanIn[0] === r) put(r, stem(main(r).at(-1), [0.84, 0.78, 0.72, 0.9, 0.64, 0.54])); }
    else put(r, [...(r.named ? [r.named] : []), ...stem(main(r)[0], [0.5, 0.38, 0.62, 0.26, 0.74, 0.14, 0.86])]);
  }
  return places;
}
const main = r => (r.level ? r.pieces : r.pieces.slice(1, -1));
const pathOf = r => `M${r.pieces[0][0]},${r.pieces[0][1]}${r.pieces.map(p => `C${p.slice(2).map(v => Math.round(v * 10) / 10)}`).join("")}`;
let drawn = [];
network.on("beforeDrawing", ctx => {
  if (!LAYERED) return;
  drawn = routes();
  const strong = r => r.a.id === state.arrow || r.a.id === state.pointed || (state.selected !== null && [r.a.from.id, r.a.to.id].includes(state.selected));
  ctx.save();
  for (const r of drawn) {
    const faded = state.path !== null && !(state.path.has(r.a.from.id) && state.path.has(r.a.to.id));
    const [x2, y2] = r.pieces.at(-1).slice(6);
    ctx.globalAlpha = faded ? 0.12 : 1;
    ctx.strokeStyle = ctx.fillStyle = strong(r) ? ink() : arrowColour(r.a.p);
    ctx.lineWidth = strong(r) ? 2.6 : 1.3;
    ctx.setLineDash(r.a.derived ? [6, 5] : []);
    ctx.stroke(new Path2D(pathOf(r)));
    ctx.setLineDash([]);
    ctx.beginPath(); ctx.moveTo(x2, y2); ctx.lineTo(x2 + r.in * 10, y2 - 4.5); ctx.lineTo(x2 + r.in * 10, y2 + 4.5); ctx.closePath(); ctx.fill();
  }
  ctx.globalAlpha = 1;
  ctx.font = `12px ${FONTS}`; ctx.textAlign = "center"; ctx.textBaseline = "middle"; ctx.lineJoin = "round"; ctx.lineWidth = 4; ctx.strokeStyle = paper();
  for (const place of namePlaces(drawn)) {
    if (state.path !== null && !(state.path.has(place.route.a.from.id) && state.path.has(place.route.a.to.id))) continue;
    ctx.fillStyle = strong(place.route) ? ink() : arrowColour(place.route.a.p);
    ctx.strokeText(place.text, place.x, place.y);
    ctx.fillText(place.text, place.x, place.y);
  }
  ctx.restore();
});
// The arrow under a point of the screen; vis-network itself finds those of a large picture.
function arrowAt(dom) {
  if (!LAYERED) return null;
  const at = network.DOMtoCanvas(dom), reach = 7 / network.getScale();
  let best = null, least = reach;
  for (const r of drawn) {
    for (let i = 0; i + 1 < r.points.length; i += 1) {
      const s = r.points[i], e = r.points[i + 1], dx = e.x - s.x, dy = e.y - s.y;
      const t = Math.max(0, Math.min(1, ((at.x - s.x) * dx + (at.y - s.y) * dy) / (dx * dx + dy * dy || 1)));
      const away = Math.hypot(at.x - s.x - t * dx, at.y - s.y - t * dy);
      if (away < least) { least = away; best = r.a.id; }
    }
  }
  return best;
}
byId("picture").addEventListener("mousemove", event => {
  if (!LAYERED || event.buttons) return;
  const frame = byId("picture").getBoundingClientRect(), dom = { x: event.clientX - frame.left, y: event.clientY - frame.top };
  const found = network.getNodeAt(dom) ? null : arrowAt(dom);
  if (found === state.pointed) return;
  state.pointed = found;
  byId("picture").style.cursor = found ? "pointer" : "";
  if (found) { const a = now.arrows.get(found); showTip(`${a.from.name} —${predicateWord(a.p)}→ ${a.to.name}`, dom); } else if (!network.getNodeAt(dom)) tip.hidden = true;
  network.redraw();
});
