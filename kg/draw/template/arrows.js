// The arrows of a layered picture: out at the right, in at the left, and a fan of one kind named once.
const FAN = 3;
const STEPS = 18;

function routes() {
  const list = [...now.arrows.values()].map(a => {
    const p = network.getPosition(a.from.id), q = network.getPosition(a.to.id);
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
  for (const r of list) {
    const { a, p, q } = r;
    const x1 = p.x + r.out * a.from.width / 2, y1 = p.y + portY(a.from, r.out, `${a.p}>`);
    const x2 = q.x + r.in * a.to.width / 2, y2 = q.y + portY(a.to, r.in, `${a.p}<`);
    const pull = r.level ? 40 + Math.min(60, Math.abs(y2 - y1) * 0.15) : Math.max(40, Math.abs(x2 - x1) * 0.5);
    r.curve = [x1, y1, x1 + r.out * pull, y1, x2 + r.in * pull, y2, x2, y2];
    r.points = Array.from({ length: STEPS + 1 }, (_, i) => along(r.curve, i / STEPS));
    r.fanOut = fans.get(`from|${a.from.id}|${a.p}|${r.out}`);
    r.fanIn = fans.get(`to|${a.to.id}|${a.p}|${r.in}`);
  }
  return list;
}
function along([x1, y1, a1, b1, a2, b2, x2, y2], t) {
  const u = 1 - t, k = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: k[0] * x1 + k[1] * a1 + k[2] * a2 + k[3] * x2, y: k[0] * y1 + k[1] * b1 + k[2] * b2 + k[3] * y2 };
}
// Where an arrow is named: on the stem of its fan, once, else where no other name is.
function namePlaces(list) {
  if (list.length > NAMED_UP_TO) return [];
  const places = [], taken = [];
  const free = ({ x, y }, w) => !taken.some(o => Math.abs(o.x - x) < (o.w + w) / 2 && Math.abs(o.y - y) < 13);
  const put = (r, spots) => {
    const w = 12 * predicateWord(r.a.p).length * (language === "zh" ? 1 : 0.55) + 4;
    const spot = spots.find(s => free(s, w)) || spots[0];
    taken.push({ ...spot, w });
    places.push({ ...spot, text: predicateWord(r.a.p), route: r });
  };
  const stem = (r, side, from) => [30, 44, 58].map(d => ({ x: r.curve[from] + side * d, y: r.curve[from + 1] }));
  for (const r of list) {
    if (r.fanOut.length >= FAN) { if (r.fanOut[0] === r) put(r, stem(r, r.out, 0)); }
    else if (r.fanIn.length >= FAN) { if (r.fanIn[0] === r) put(r, stem(r, r.in, 6)); }
    else put(r, [0.5, 0.38, 0.62, 0.26, 0.74].map(t => along(r.curve, t)));
  }
  return places;
}
let drawn = [];
network.on("beforeDrawing", ctx => {
  if (!LAYERED) return;
  drawn = routes();
  const strong = r => r.a.id === state.arrow || r.a.id === state.pointed || (state.selected !== null && [r.a.from.id, r.a.to.id].includes(state.selected));
  ctx.save();
  for (const r of drawn) {
    const faded = state.path !== null && !(state.path.has(r.a.from.id) && state.path.has(r.a.to.id));
    const [x1, y1, a1, b1, a2, b2, x2, y2] = r.curve;
    ctx.globalAlpha = faded ? 0.12 : 1;
    ctx.strokeStyle = ctx.fillStyle = strong(r) ? ink() : isDark() ? "#8c99a6" : "#7d8995";
    ctx.lineWidth = strong(r) ? 2.6 : 1.3;
    ctx.setLineDash(r.a.derived ? [6, 5] : []);
    ctx.beginPath(); ctx.moveTo(x1, y1); ctx.bezierCurveTo(a1, b1, a2, b2, x2 + r.in * 5, y2); ctx.stroke();
    ctx.setLineDash([]);
    ctx.beginPath(); ctx.moveTo(x2, y2); ctx.lineTo(x2 + r.in * 10, y2 - 4.5); ctx.lineTo(x2 + r.in * 10, y2 + 4.5); ctx.closePath(); ctx.fill();
  }
  ctx.globalAlpha = 1;
  ctx.font = `12px ${FONTS}`; ctx.textAlign = "center"; ctx.textBaseline = "middle"; ctx.lineJoin = "round"; ctx.lineWidth = 4; ctx.strokeStyle = paper();
  for (const place of namePlaces(drawn)) {
    if (state.path !== null && !(state.path.has(place.route.a.from.id) && state.path.has(place.route.a.to.id))) continue;
    ctx.fillStyle = strong(place.route) ? ink() : isDark() ? "#c9d3dc" : "#3d4852";
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
    for (let i = 0; i < STEPS; i += 1) {
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
