// A fold opens into its measures: into their places in the list of a layered picture, a ring of dots in a large one.
const GAP = 12;
let reach = null; // how far to the right the measures stand

function openFold(fold) {
  if (state.open.has(fold.index)) return;
  state.open.add(fold.index);
  if (LAYERED) return stack();
  fold.members.forEach((i, k) => {
    const r = 22 * Math.sqrt(k + 1), turn = k * 2.39996;
    NODES[i].x = fold.x + r * Math.cos(turn);
    NODES[i].y = fold.y + r * Math.sin(turn);
  });
}
function closeFold(fold) {
  if (state.open.delete(fold.index) && LAYERED) stack();
}
// Stack the measures that are not folded in the order of the text, around the middle of where they were; what stands at
// their right keeps its distance.
function stack() {
  const column = NODES.find(n => n.type === MEASURE).column;
  const rows = NODES.filter(n => n.type === MEASURE && (n.fold === null || state.open.has(n.fold)));
  const beside = f => NODES[f.parent].type === MEASURE;
  const closed = FOLDS.filter(f => !state.open.has(f.index) && !beside(f));
  const all = [...rows, ...closed].sort((a, b) => orderOf(a) - orderOf(b));
  const indent = t => (t.detail || isFold(t) ? 24 : 0);
  const placed = [...NODES.filter(n => n.type === MEASURE && n.fold === null), ...FOLDS.filter(f => !beside(f))];
  const visible = [...NODES.filter(n => n.type === MEASURE), ...FOLDS.filter(f => !beside(f))].filter(t => things.get(t.id));
  const standing = visible.length ? visible : placed; // all may be hidden
  const middle = standing.reduce((sum, t) => sum + t.y, 0) / standing.length;
  const left = Math.min(...standing.map(t => t.x - t.width / 2 - indent(t)));
  const edge = list => Math.max(...list.map(t => t.x + t.width / 2));
  const right = reach ?? edge([...standing, ...FOLDS.filter(beside)]);
  let y = middle - all.reduce((sum, t) => sum + t.height + GAP, -GAP) / 2;
  for (const t of all) {
    t.column = column;
    place(t, left + indent(t) + t.width / 2, y + t.height / 2);
    y += t.height + GAP;
  }
  const aside = FOLDS.filter(f => beside(f) && !state.open.has(f.index));
  for (const f of aside) place(f, NODES[f.parent].x + NODES[f.parent].width / 2 + 8 + f.width / 2, NODES[f.parent].y);
  reach = edge([...all, ...aside]);
  for (const t of NODES) if (t.column > column) place(t, spot(t).x + reach - right, spot(t).y);
}
const orderOf = t => (isFold(t) ? NODES[t.members[0]].order : t.order);
function place(t, x, y) {
  t.x = x; t.y = y;
  if (things.get(t.id)) network.moveNode(t.id, x, y);
}
