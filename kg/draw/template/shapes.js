// Shapes, colours and fonts stand in looks.toml; the page carries them with its data.
const LOOKS = DATA.looks;
const FONTS = ["system-ui", ...LOOKS.fonts.map(name => (/^[a-z-]+$/.test(name) ? name : `"${name}"`))].join(", ");
const isDark = () => document.documentElement.classList.contains("dark");
const ink = () => (isDark() ? "#e8ecf0" : "#1b1f24");
const paper = () => (isDark() ? "#14181d" : "#ffffff");
const ground = () => (isDark() ? "#1c232a" : "#eef2f5");
const faint = () => (isDark() ? "#8996a3" : "#76828e");
const arrowColour = predicate => (LOOKS.predicates[predicate] || [faint(), faint()])[isDark() ? 1 : 0];
const look = type => { const l = LOOKS.types[DATA.types[type].id]; const [fill, stroke, text] = isDark() ? l.dark : l.light; return { shape: l.shape, fill, stroke, text }; };

// The outline around the origin, as SVG path data: the canvas and the SVG export draw the same.
function outline(shape, w, h) {
  const x = w / 2, y = h / 2;
  const corner = r => `M${-x + r},${-y}H${x - r}A${r},${r} 0 0 1 ${x},${-y + r}V${y - r}A${r},${r} 0 0 1 ${x - r},${y}H${-x + r}A${r},${r} 0 0 1 ${-x},${y - r}V${-y + r}A${r},${r} 0 0 1 ${-x + r},${-y}Z`;
  const point = Math.min(x, y) * (w === h ? 1 : 0.9);
  switch (shape) {
    case "square": return `M${-x},${-y}H${x}V${y}H${-x}Z`;
    case "bevel": { const b = w === h ? x : 9; return `M${-x + b},${-y}H${x - b}L${x},${-y + b}V${y - b}L${x - b},${y}H${-x + b}L${-x},${y - b}V${-y + b}Z`; }
    case "sheet": { const c = Math.min(12, w / 3); const k = w === h ? 0.78 : 1; return `M${-x * k},${-y}H${x * k - c}L${x * k},${-y + c}V${y}H${-x * k}ZM${x * k - c},${-y}V${-y + c}H${x * k}`; }
    case "hexagon": return `M${-x},0L${-x + point * 0.6},${-y}H${x - point * 0.6}L${x},0L${x - point * 0.6},${y}H${-x + point * 0.6}Z`;
    case "pill": { const k = w === h ? 0.62 : 1; const r = y * k; return `M${-x + r},${-y * k}H${x - r}A${r},${r} 0 0 1 ${x - r},${y * k}H${-x + r}A${r},${r} 0 0 1 ${-x + r},${-y * k}Z`; }
    default: return corner(w === h ? x : 7);
  }
}
const outlines = new Map();
function outlineOf(t) {
  const key = `${t.type}|${t.width}|${t.height}`;
  if (!outlines.has(key)) outlines.set(key, new Path2D(outline(LOOKS.types[DATA.types[t.type].id].shape, t.width, t.height)));
  return outlines.get(key);
}
const isFold = t => Boolean(t.members);
const dimmed = id => state.path !== null && !state.path.has(id);

function drawThing({ ctx, id, x, y, state: { selected, hover } }) {
  const t = thing(id);
  return { nodeDimensions: { width: t.width, height: t.height }, drawNode() {
    const { fill, stroke, text } = look(t.type);
    const path = outlineOf(t);
    ctx.globalAlpha = dimmed(id) ? 0.15 : 1;
    ctx.translate(x, y);
    if (isFold(t)) { // a pile of sheets
      ctx.fillStyle = paper(); ctx.strokeStyle = stroke; ctx.lineWidth = 1;
      for (const step of [8, 4]) { ctx.translate(step, step); ctx.fill(path); ctx.stroke(path); ctx.translate(-step, -step); }
    }
    ctx.fillStyle = fill;
    ctx.strokeStyle = selected || hover ? ink() : stroke;
    ctx.lineWidth = selected ? 4 : hover ? 3 : t.detail ? 0.8 : 1.6;
    ctx.fill(path);
    ctx.stroke(path);
    if (LAYERED) {
      ctx.fillStyle = text;
      ctx.font = `${t.type === MEASURE || isFold(t) ? "" : "600 "}15px ${FONTS}`;
      ctx.textAlign = "center"; ctx.textBaseline = "middle";
      t.lines.forEach((line, i) => ctx.fillText(line, 0, (i - (t.lines.length - 1) / 2) * 20 + 1));
    }
  } };
}
