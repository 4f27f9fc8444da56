// Headings over the columns of a layered picture; in a large one, as many names as fit, the most important first.
const MOST_LABELS = 220;
let dragging = false;

function headings() {
  const columns = new Map();
  for (const t of now.things.values()) {
    const [left, right] = columns.get(t.column) || [Infinity, -Infinity];
    columns.set(t.column, [Math.min(left, t.x - t.width / 2), Math.max(right, t.x + t.width / 2)]);
  }
  const top = Math.min(...[...now.things.values()].map(t => t.y - t.height / 2), Infinity);
  const y = Math.min(top - 34, ...drawn.flatMap(r => (r.named ? [r.named.y - 18] : [])));
  return [...columns].map(([column, [left, right]]) => ({ text: word("columns")[column], x: (left + right) / 2, y }));
}

network.on("beforeDrawing", ctx => {
  if (!LAYERED) {
    ctx.fillStyle = ground();
    for (const [x, y, r] of state.moved ? [] : DATA.rounds) { ctx.beginPath(); ctx.arc(x, y, r, 0, 2 * Math.PI); ctx.fill(); }
    return;
  }
  ctx.save();
  ctx.font = `600 19px ${FONTS}`; ctx.fillStyle = faint(); ctx.textAlign = "center"; ctx.textBaseline = "alphabetic";
  for (const { text, x, y } of headings()) ctx.fillText(text, x, y);
  ctx.restore();
});

network.on("afterDrawing", ctx => {
  document.documentElement.dataset.ready = "true";
  if (LAYERED || dragging) return;
  const scale = network.getScale(), size = 13 / scale;
  const [a, b] = [network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: byId("picture").clientWidth, y: byId("picture").clientHeight })];
  const inView = [...now.things.values()].map(t => [t, network.body.nodes[t.id]]).filter(([, n]) => n && n.x > a.x && n.x < b.x && n.y > a.y && n.y < b.y);
  inView.sort(([s], [t]) => (state.path ? state.path.has(t.id) - state.path.has(s.id) : 0) || isFold(s) - isFold(t) || t.weight - s.weight || s.index - t.index);
  ctx.save();
  ctx.font = `600 ${size}px ${FONTS}`; ctx.textAlign = "center"; ctx.textBaseline = "top"; ctx.lineJoin = "round";
  ctx.strokeStyle = paper(); ctx.lineWidth = 3.5 / scale; ctx.fillStyle = ink();
  const taken = [];
  for (const [t, n] of inView.slice(0, 900)) {
    const text = t.lines[0] || "", w = ctx.measureText(text).width, y = n.y + t.height / 2 + 2 / scale;
    const box = [n.x - w / 2, y, n.x + w / 2, y + size * 1.2];
    if (taken.some(o => box[0] < o[2] && box[2] > o[0] && box[1] < o[3] && box[3] > o[1])) continue;
    taken.push(box);
    ctx.globalAlpha = dimmed(t.id) ? 0.2 : 1;
    ctx.strokeText(text, n.x, y);
    ctx.fillText(text, n.x, y);
    if (taken.length >= MOST_LABELS) break;
  }
  ctx.restore();
});

const tip = byId("tip");
function showTip(text, { x, y }) {
  const frame = byId("picture").getBoundingClientRect();
  tip.textContent = text;
  tip.hidden = false;
  tip.style.left = `${Math.max(4, Math.min(frame.left + x + 12, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(4, Math.min(frame.top + y + 16, innerHeight - tip.offsetHeight - 8))}px`;
}
network.on("hoverNode", ({ node, pointer }) => { const t = thing(node); showTip(isFold(t) ? `${t.name}：${word("open")}` : `${typeWord(t.type)}　${t.name}`, pointer.DOM); });
network.on("hoverEdge", ({ edge, pointer }) => { const a = now.arrows.get(edge); if (a) showTip(`${a.from.name} —${predicateWord(a.p)}→ ${a.to.name}`, pointer.DOM); });
for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => { tip.hidden = true; });
network.on("dragStart", ({ nodes }) => { dragging = !nodes.length; });
network.on("dragEnd", ({ nodes }) => { dragging = false; for (const id of nodes) Object.assign(thing(id), network.getPosition(id)); network.redraw(); });
