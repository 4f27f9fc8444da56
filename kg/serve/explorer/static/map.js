// The map: who acts on the left, then instruments, measures, and on the right whom they are for. It grows by a step each
// time a node is clicked; the list beside it does the same for the keyboard and for those who do not see the picture.
import { isDark } from "./explorer.js";

const words = JSON.parse(document.getElementById("words").textContent);
const picture = document.getElementById("picture");
const list = document.getElementById("list");
const told = document.getElementById("told");
const say = (key, fields = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => fields[name]);
const FONTS = getComputedStyle(document.documentElement).getPropertyValue("--fonts");
const GAP = 16;
const BETWEEN = 110;
const READABLE = 0.6;

const nodes = new Map(); // by IRI: what the server tells, and how far each is grown
const edges = new Map();
const shown = { nodes: new vis.DataSet(), edges: new vis.DataSet() };

function drawn({ ctx, id, x, y, state: { selected, hover } }) {
  const node = nodes.get(id);
  return { nodeDimensions: { width: node.width, height: node.height }, drawNode() {
    const [fill, stroke, text] = isDark() ? node.dark : node.light;
    const path = new Path2D(node.outline);
    ctx.save();
    ctx.translate(x, y);
    ctx.fillStyle = fill;
    ctx.strokeStyle = selected || hover ? text : stroke;
    ctx.lineWidth = selected || hover ? 3 : 1.5;
    ctx.fill(path);
    ctx.stroke(path);
    ctx.fillStyle = text;
    ctx.font = `${node.type === "Measure" ? "" : "600 "}14px ${FONTS}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    node.lines.forEach((line, i) => ctx.fillText(line, 0, (i - (node.lines.length - 1) / 2) * 19 + 1));
    ctx.restore();
  } };
}

// Columns side by side; within one, what hangs on the same neighbours stands together.
function arrange() {
  const columns = [[], [], [], []];
  for (const node of nodes.values()) columns[node.column].push(node);
  const near = new Map([...nodes.keys()].map(id => [id, []]));
  for (const edge of edges.values()) { near.get(edge.from).push(edge.to); near.get(edge.to).push(edge.from); }
  const stack = column => {
    let y = -column.reduce((sum, node) => sum + node.height + GAP, -GAP) / 2;
    for (const node of column) { node.y = y + node.height / 2; y += node.height + GAP; }
  };
  columns.forEach(stack);
  const middle = node => { const ys = near.get(node.id).map(id => nodes.get(id).y); return ys.reduce((sum, y) => sum + y, 0) / (ys.length || 1); };
  for (let turn = 0; turn < 3; turn += 1) for (const column of [columns[1], columns[2], columns[0], columns[3]]) {
    const wanted = new Map(column.map(node => [node, middle(node)]));
    column.sort((a, b) => wanted.get(a) - wanted.get(b));
    stack(column);
  }
  let x = 0;
  for (const column of columns.filter(found => found.length)) {
    const width = Math.max(...column.map(node => node.width));
    for (const node of column) node.x = x + width / 2;
    x += width + BETWEEN;
  }
}

// The first of a fan bears its name.
function edgeOf(id, edge, named) {
  const colour = isDark() ? edge.dark : edge.light;
  const fan = `${edge.from} ${edge.predicate}`;
  const label = named.has(fan) ? undefined : edge.label;
  named.add(fan);
  return {
    id, from: edge.from, to: edge.to, label,
    color: { color: colour, highlight: colour, hover: colour, inherit: false },
    font: { size: 12, face: FONTS, color: isDark() ? "#c9d3dc" : "#3d4852", strokeWidth: 4, strokeColor: isDark() ? "#14181d" : "#ffffff", align: "horizontal" },
  };
}
function paint() {
  arrange();
  shown.nodes.update([...nodes.values()].map(node => ({ id: node.id, x: node.x, y: node.y, shape: "custom", ctxRenderer: drawn })));
  const named = new Set();
  shown.edges.update([...edges].map(([id, edge]) => edgeOf(id, edge, named)));
  paintList();
}

const network = new vis.Network(picture, shown, {
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false } },
  nodes: { fixed: false },
  edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 } },
});

function element(name, properties, ...children) {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}
function sign(node) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", `sign kind-${node.type}`);
  svg.setAttribute("viewBox", "-8 -8 16 16");
  svg.setAttribute("width", "16");
  svg.setAttribute("height", "16");
  svg.setAttribute("aria-hidden", "true");
  const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  dot.setAttribute("r", "6");
  svg.append(dot);
  return svg;
}
const growth = node => (node.more === undefined ? say("map_grow") : node.more ? say("map_more", { count: Math.min(node.more, node.step) }) : say("map_done"));

function paintList() {
  const focused = document.activeElement?.closest?.("#list li")?.dataset.id;
  list.replaceChildren(...[...nodes.values()].sort((a, b) => a.column - b.column || a.y - b.y).map(node => {
    const button = element("button", { type: "button", onclick: () => grow(node.id) }, growth(node));
    button.disabled = node.more === 0;
    button.setAttribute("aria-label", `${growth(node)}：${node.name}`);
    const link = element("a", { href: node.page, title: say("map_open"), lang: "zh-CN" }, node.name);
    const says = [...edges.values()].filter(edge => edge.from === node.id).map(edge => `${edge.label} → ${nodes.get(edge.to).name}`);
    const item = element("li", {}, sign(node), element("span", {}, link, " ", element("span", { className: "soft small" }, node.kind)), button);
    if (says.length) {
      const more = says.length > 4 ? [`… +${says.length - 4}`] : [];
      item.append(element("span", { className: "edges", lang: "zh-CN" }, [...says.slice(0, 4), ...more].join("；")));
    }
    item.dataset.id = node.id;
    return item;
  }));
  if (focused) {
    const item = [...list.children].find(found => found.dataset.id === focused);
    (item?.querySelector("button:not(:disabled)") ?? item?.querySelector("a"))?.focus();
  }
}

async function grow(id) {
  const node = nodes.get(id);
  if (node?.more === 0) return;
  const skip = node?.grown ?? 0;
  const answer = await fetch(`/map/step?${new URLSearchParams({ about: id, skip })}`);
  const found = await answer.json();
  if (!answer.ok) { told.textContent = found.problem; return; }
  const before = nodes.size;
  for (const fresh of found.nodes) if (!nodes.has(fresh.id)) nodes.set(fresh.id, fresh);
  for (const edge of found.edges) if (nodes.has(edge.from) && nodes.has(edge.to)) edges.set(`${edge.from} ${edge.predicate} ${edge.to}`, edge);
  Object.assign(nodes.get(id), { more: found.more, step: found.step, grown: skip + found.step });
  paint();
  told.textContent = say("map_grown", { count: nodes.size - before });
  fit(nodes.get(id));
}

// All of the map if its names stay readable, else what is around a node.
function fit(node) {
  const all = [...nodes.values()];
  const left = Math.min(...all.map(n => n.x - n.width / 2)), right = Math.max(...all.map(n => n.x + n.width / 2));
  const top = Math.min(...all.map(n => n.y - n.height / 2)), bottom = Math.max(...all.map(n => n.y + n.height / 2));
  const whole = Math.min(1, picture.clientWidth / (right - left + 2 * GAP), picture.clientHeight / (bottom - top + 2 * GAP));
  const scale = node ? Math.max(whole, READABLE) : whole;
  const position = scale > whole ? { x: node.x, y: node.y } : { x: (left + right) / 2, y: (top + bottom) / 2 };
  network.moveTo({ scale, position, animation: false });
}

network.on("click", ({ nodes: [id] }) => { if (id) grow(id); });
network.on("doubleClick", ({ nodes: [id] }) => { if (id) location.assign(nodes.get(id).page); });
const zoom = factor => network.moveTo({ scale: network.getScale() * factor });
document.getElementById("fit").addEventListener("click", () => fit());
document.getElementById("closer").addEventListener("click", () => zoom(1.25));
document.getElementById("farther").addEventListener("click", () => zoom(0.8));
picture.addEventListener("keydown", event => {
  if (event.key === "0") fit();
  if (event.key === "+" || event.key === "=") zoom(1.25);
  if (event.key === "-") zoom(0.8);
});
document.addEventListener("theme", paint);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);

// For tests: where a node is in the page, and what is on the map.
globalThis.policyMap = {
  names: () => [...nodes.values()].map(node => node.name),
  where: name => {
    const node = [...nodes.values()].find(found => found.name === name);
    const { x, y } = network.canvasToDOM(network.getPosition(node.id));
    const frame = picture.getBoundingClientRect();
    return { x: x + frame.left, y: y + frame.top };
  },
};
await grow(picture.dataset.about);
document.documentElement.dataset.ready = "";
