// Search as you type: the server's own list, asked for anew a moment after each change.
const form = document.getElementById("search");
const field = document.getElementById("q");
const results = document.getElementById("results");
const welcome = document.getElementById("welcome");
const WAIT = 120;
let timer = 0;
let asking = null;

function asked() {
  const filled = [...new FormData(form)].filter(([, value]) => value.trim());
  return new URLSearchParams(filled);
}

async function ask() {
  const query = asked();
  asking?.abort();
  history.replaceState(null, "", query.size ? `/?${query}` : "/");
  document.querySelectorAll(".problem").forEach(problem => problem.remove());
  welcome.hidden = query.size > 0;
  if (!query.size) { results.replaceChildren(); return; }
  asking = new AbortController();
  try {
    const answer = await fetch(`/?${query}&part=1`, { signal: asking.signal });
    if (!answer.ok) return;
    const part = document.createElement("template");
    part.innerHTML = await answer.text(); // the server's template: all text in it is escaped
    results.replaceChildren(part.content);
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}
const soon = () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); };

form.addEventListener("input", soon);
form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(timer); ask(); });

// Arrows walk through the list and back into the field; Enter in the field opens the first.
document.addEventListener("keydown", async event => {
  const links = [...results.querySelectorAll(".found a")];
  const at = links.indexOf(document.activeElement);
  if (event.target === field && event.key === "Enter") {
    event.preventDefault();
    clearTimeout(timer);
    await ask();
    results.querySelector(".found a")?.click();
    return;
  }
  if (event.target !== field && at < 0) return;
  if (event.key === "Escape" && at >= 0) { field.focus(); return; }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !links.length) return;
  event.preventDefault();
  const next = at + step;
  if (next < 0) field.focus();
  else links[Math.min(next, links.length - 1)].focus();
});
