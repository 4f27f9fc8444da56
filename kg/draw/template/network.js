// vis-network draws; what it draws is kept in step with what is seen.
const things = new vis.DataSet();
const arrows = new vis.DataSet();
const MANY = 1500;
const NAMED_UP_TO = 140;

const visNode = t => ({ id: t.id, x: t.x, y: t.y, shape: "custom", ctxRenderer: drawThing });
function visEdge(a) {
  const faded = state.path !== null && !(state.path.has(a.from.id) && state.path.has(a.to.id));
  const base = faded ? (isDark() ? "#2a3139" : "#e6e9ec") : arrowColour(a.p);
  return {
    id: a.id, from: a.from.id, to: a.to.id, dashes: a.derived ? [6, 5] : false,
    hidden: LAYERED, // drawn by arrows.js; physics still pulls at it
    label: !LAYERED && now.arrows.size <= NAMED_UP_TO && !faded ? predicateWord(a.p) : undefined,
    width: faded ? 0.5 : 1 + Math.min(3, Math.log2(a.statements.length)) * 0.6,
    color: { color: base, highlight: ink(), hover: ink(), inherit: false, opacity: 0.75 },
    smooth: false, ...(LOOKS.undirected.includes(a.p) ? { arrows: { to: { enabled: false } } } : {}),
  };
}
const edgeFont = () => ({ size: 12, face: FONTS, color: isDark() ? "#c9d3dc" : "#3d4852", strokeWidth: 4, strokeColor: paper(), align: "horizontal" });

function refresh() {
  now = seen();
  sync(things, [...now.things.values()].map(visNode), id => { const at = network.getPosition(id); Object.assign(thing(id), at); });
  sync(arrows, [...now.arrows.values()].map(visEdge));
  network.setOptions({ interaction: { hideEdgesOnDrag: arrows.length > MANY, hideEdgesOnZoom: arrows.length > MANY } });
  network.redraw();
  paintCounts();
}
function sync(set, wanted, leaving) {
  const ids = new Set(wanted.map(w => w.id));
  const gone = set.getIds().filter(id => !ids.has(id));
  const fresh = wanted.filter(w => !set.get(w.id));
  if (fresh.length) set.add(fresh);
  if (leaving) gone.forEach(leaving);
  if (gone.length) set.remove(gone);
  if (set === arrows) { const kept = wanted.filter(w => !fresh.includes(w)); if (kept.length && kept.length <= MANY) set.update(kept); }
}

things.add([...now.things.values()].map(visNode));
arrows.add([...now.arrows.values()].map(visEdge));
const network = new vis.Network(byId("picture"), { nodes: things, edges: arrows }, {
  autoResize: true,
  layout: { improvedLayout: false },
  physics: { enabled: false, solver: "forceAtlas2Based", stabilization: false, forceAtlas2Based: { springLength: 120, avoidOverlap: 0.6 } },
  interaction: {
    hover: true, multiselect: false, selectConnectedEdges: false, hoverConnectedEdges: true, tooltipDelay: 100,
    hideEdgesOnDrag: arrows.length > MANY, hideEdgesOnZoom: arrows.length > MANY,
  },
  edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, font: edgeFont(), hoverWidth: 1, selectionWidth: 2 },
});
byId("picture").firstElementChild.tabIndex = -1; // the picture itself is what Tab reaches, and it has a name
