// The editor, and the answer of this server's own endpoint as a table. Every text enters the page as text.
const settings = JSON.parse(document.getElementById("settings").textContent);
const words = settings.words;
const byId = id => document.getElementById(id);
const say = (key, fields = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => fields[name]);
const MOST = 1000;

const text = byId("text");
const editor = new Yasqe(byId("editor"), {
  persistenceId: null, createShareableLink: null, resizeable: false, showQueryButton: false, autocompleters: ["variables"],
  editorHeight: "20em",
});
editor.setValue(text.value);
editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), "Ctrl-Enter": () => run(), "Cmd-Enter": () => run(), Esc: () => leave() });
editor.getInputField().setAttribute("aria-label", text.getAttribute("aria-label"));
byId("editor").hidden = false;
text.hidden = true;
editor.refresh();

// Tab writes a tab in the editor; after Escape it goes on to the next control.
function leave() {
  editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), Tab: false, "Shift-Tab": false });
}
editor.on("focus", () => byId("sparql").classList.add("edited"));

byId("example").addEventListener("change", event => {
  const chosen = settings.examples[event.target.value];
  if (chosen) editor.setValue(chosen);
});
byId("sparql").addEventListener("submit", event => { event.preventDefault(); run(); });

function shortened(iri) {
  for (const [prefix, namespace] of Object.entries(settings.prefixes)) {
    const rest = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && /^[\w-]+$/.test(rest)) return `${prefix}:${rest}`;
  }
  return iri.startsWith(settings.base) ? readable(iri.slice(settings.base.length)) : iri;
}
function readable(text) { try { return decodeURIComponent(text); } catch { return text; } }

function element(name, ...children) { const made = document.createElement(name); made.append(...children); return made; }
function cell(term) {
  if (!term) return "";
  if (term.type !== "uri") return term.value;
  if (!term.value.startsWith(settings.base)) return shortened(term.value);
  const link = element("a", shortened(term.value));
  link.href = `/${term.value.slice(settings.base.length)}`;
  return link;
}
function table(columns, rows) {
  const head = element("thead", element("tr", ...columns.map(column => { const th = element("th", column); th.scope = "col"; return th; })));
  const body = element("tbody", ...rows.map(row => element("tr", ...columns.map(column => element("td", cell(row[column]))))));
  return element("table", head, body);
}

function show(told, content) {
  byId("told").textContent = told;
  byId("answer").hidden = !content;
  byId("answer").replaceChildren(...(content ? [content] : []));
}
function fail(reason) {
  show("", null);
  byId("failed").hidden = false;
  byId("failed").textContent = `${say("sparql_failed")}\n${reason}`;
}

async function run() {
  byId("failed").hidden = true;
  show(say("sparql_running"), null);
  try {
    const answer = await fetch("/sparql", {
      method: "POST", body: editor.getValue(),
      headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" },
    });
    const body = await answer.text();
    if (!answer.ok) return fail(body);
    if (!answer.headers.get("Content-Type").includes("json")) return show("", element("pre", body));
    const found = JSON.parse(body);
    if ("boolean" in found) return show(say(found.boolean ? "sparql_true" : "sparql_false"), null);
    const rows = found.results.bindings;
    const count = rows.length > MOST ? say("query_cut", { count: MOST }) : say("sparql_rows", { count: rows.length });
    show(rows.length ? count : say("query_empty"), rows.length ? table(found.head.vars, rows.slice(0, MOST)) : null);
  } catch (error) {
    fail(error.message);
  }
}
document.documentElement.dataset.ready = "";
