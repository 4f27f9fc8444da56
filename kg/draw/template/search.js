// Search as you type, in names and aliases.
const MOST_FOUND = 30;
let chosen = 0;
function matches(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const rank = n => [n.name, ...n.aliases].reduce((best, name) => { const at = name.toLowerCase().indexOf(wanted); return at < 0 ? best : Math.min(best, name.length === wanted.length ? 0 : at === 0 ? 1 : 2); }, 9);
  return NODES.map(n => [rank(n), n]).filter(([r]) => r < 9).sort(([a, m], [b, n]) => a - b || n.weight - m.weight).slice(0, MOST_FOUND).map(([, n]) => n);
}
function paintFound() {
  const found = matches(byId("query").value);
  chosen = Math.max(0, Math.min(chosen, found.length - 1));
  const items = found.map((n, i) => {
    const item = element("li", { role: "option", id: `found-${i}`, "aria-selected": String(i === chosen) }, n.name, element("small", {}, typeWord(n.type)));
    item.addEventListener("mousedown", event => { event.preventDefault(); pick(n); });
    return item;
  });
  const empty = byId("query").value.trim() === "";
  byId("found").replaceChildren(...(items.length || empty ? items : [element("li", {}, word("nothing"))]));
  byId("found").hidden = empty;
  byId("query").setAttribute("aria-expanded", String(!empty));
  if (items.length) byId("query").setAttribute("aria-activedescendant", `found-${chosen}`);
  return found;
}
function pick(node) { byId("found").hidden = true; byId("query").setAttribute("aria-expanded", "false"); reveal(node); byId("picture").focus(); }
byId("query").addEventListener("input", () => { chosen = 0; paintFound(); });
byId("query").addEventListener("blur", () => { byId("found").hidden = true; });
byId("query").addEventListener("keydown", event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) { chosen += step; paintFound(); event.preventDefault(); }
  if (event.key === "Enter") { const found = paintFound(); if (found[chosen]) pick(found[chosen]); }
  if (event.key === "Escape") { byId("query").value = ""; paintFound(); byId("picture").focus(); event.stopPropagation(); }
});
