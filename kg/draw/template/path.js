// The shortest way between two nodes, along the arrows that are seen, in either direction.
function shortest(from, to) {
  const before = new Map([[from, null]]);
  const next = new Map();
  for (const a of now.arrows.values()) for (const [x, y] of [[a.from.id, a.to.id], [a.to.id, a.from.id]]) { if (!next.has(x)) next.set(x, []); next.get(x).push(y); }
  const queue = [from];
  for (const id of queue) {
    if (id === to) break;
    for (const other of next.get(id) || []) if (!before.has(other)) { before.set(other, id); queue.push(other); }
  }
  if (!before.has(to)) return null;
  const way = [];
  for (let id = to; id !== null; id = before.get(id)) way.unshift(id);
  return way;
}
function showPath(from, to) {
  const way = shortest(from, to);
  state.pathFrom = null;
  state.path = way && new Set(way);
  refresh();
  if (!way) return openPanel([element("h2", {}, word("path")), element("p", {}, word("noPath"))]);
  const steps = [];
  for (let i = 0; i + 1 < way.length; i += 1) {
    const a = [...now.arrows.values()].find(e => (e.from.id === way[i] && e.to.id === way[i + 1]) || (e.to.id === way[i] && e.from.id === way[i + 1]));
    steps.push(...statementItems(a.statements, a));
  }
  openPanel([element("h2", {}, `${word("path")}：${way.map(id => thing(id).name).join(" — ")}`), element("ul", {}, ...steps)]);
  fit(way);
}
