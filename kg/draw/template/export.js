// The picture as PNG (what is in view) and as SVG (all that is seen).
function save(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
const fileName = () => (document.title.replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 60) || "policy-kg");
byId("png").addEventListener("click", () => {
  const from = byId("picture").querySelector("canvas");
  const to = element("canvas", { width: from.width, height: from.height });
  const ctx = to.getContext("2d");
  ctx.fillStyle = paper();
  ctx.fillRect(0, 0, to.width, to.height);
  ctx.drawImage(from, 0, 0);
  to.toBlob(blob => save(blob, `${fileName()}.png`), "image/png");
});

function svgText() {
  const escape = text => String(text).replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
  const at = id => spot(thing(id));
  const boxes = [...now.things.values()].map(t => ({ t, ...at(t.id) }));
  const [left, top, right, bottom] = extent();
  const out = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${right - left} ${bottom - top}" width="${right - left}" height="${bottom - top}" font-family='${FONTS}' font-size="15">`,
    `<title>${escape(document.title)}</title>`,
    `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="${paper()}"/>`, ...(LAYERED || state.moved ? [] : DATA.rounds.map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${ground()}"/>`))];
  const stroke = a => `fill="none" stroke="${arrowColour(a.p)}"`;
  const mark = (a, [x, y], [dx, dy]) => (LOOKS.undirected.includes(a.p) ? "" : `<path d="M${x},${y}L${x - dx * 9 - dy * 4},${y - dy * 9 + dx * 4}L${x - dx * 9 + dy * 4},${y - dy * 9 - dx * 4}Z" fill="${arrowColour(a.p)}"/>`);
  const named = a => `<title>${escape(`${a.from.name} —${predicateWord(a.p)}→ ${a.to.name}`)}</title>`;
  for (const r of LAYERED ? routes() : []) out.push(`<path d="${pathOf(r)}" ${stroke(r.a)}${r.a.derived ? ' stroke-dasharray="6 5"' : ""}>${named(r.a)}</path>`, mark(r.a, r.pieces.at(-1).slice(6), [-r.in, 0]));
  for (const place of LAYERED ? namePlaces(routes()) : []) out.push(`<text x="${place.x}" y="${place.y + 4}" font-size="12" text-anchor="middle" fill="${arrowColour(place.route.a.p)}" stroke="${paper()}" stroke-width="4" paint-order="stroke">${escape(place.text)}</text>`);
  for (const { x, y, text } of LAYERED ? headings() : []) out.push(`<text x="${x}" y="${y}" font-size="19" font-weight="600" text-anchor="middle" fill="${faint()}">${escape(text)}</text>`);
  for (const a of LAYERED ? [] : now.arrows.values()) {
    const p = at(a.from.id), q = at(a.to.id), [s, e] = [border(a.from, p, q), border(a.to, q, p)];
    const away = Math.hypot(e.x - s.x, e.y - s.y) || 1;
    out.push(`<path d="M${s.x},${s.y}L${e.x},${e.y}" ${stroke(a)} opacity="0.75">${named(a)}</path>`, mark(a, [e.x, e.y], [(e.x - s.x) / away, (e.y - s.y) / away]));
  }
  const size = LAYERED ? 15 : Math.max(13, (right - left) / 120), taken = [];
  // As in the view: of names that would lie over each other only the more important one.
  const free = ({ t, x, y }) => {
    if (LAYERED) return true;
    const half = [...(t.lines[0] || "")].reduce((w, c) => w + (c.charCodeAt(0) > 0x2e7f ? 1 : 0.55), 0) * size / 2, top = y + t.height / 2;
    if (taken.some(o => x - half < o[2] && x + half > o[0] && top < o[3] && top + size * 1.2 > o[1])) return false;
    return taken.push([x - half, top, x + half, top + size * 1.2]);
  };
  for (const box of boxes.sort((a, b) => (LAYERED ? 0 : isFold(a.t) - isFold(b.t) || b.t.weight - a.t.weight))) {
    const { t, x, y } = box;
    const { shape, fill, stroke, text } = look(t.type);
    out.push(`<g transform="translate(${x},${y})"><title>${escape(`${typeWord(t.type)}　${t.name}`)}</title><path d="${outline(shape, t.width, t.height)}" fill="${fill}" stroke="${stroke}" stroke-width="1.6"/>`);
    if (free(box)) t.lines.forEach((line, i) => out.push(`<text text-anchor="middle" font-size="${size}" y="${LAYERED ? (i - (t.lines.length - 1) / 2) * 20 + 5 : t.height / 2 + size}" fill="${LAYERED ? text : ink()}" stroke="${LAYERED ? "none" : paper()}" stroke-width="${size / 4}" paint-order="stroke">${escape(line)}</text>`));
    out.push("</g>");
  }
  return [...out, "</svg>"].join("\n");
}
function border(t, from, to) {
  const away = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + (to.x - from.x) / away * t.width / 2, y: from.y + (to.y - from.y) / away * t.height / 2 };
}
byId("svg").addEventListener("click", () => save(new Blob([svgText()], { type: "image/svg+xml" }), `${fileName()}.svg`));
byId("print").addEventListener("click", () => window.print());
