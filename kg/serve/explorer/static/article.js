// A statement lights up its sentences and the words that say it; words light up their statements.
const statements = [...document.querySelectorAll(".statement")];
const words = [...document.querySelectorAll(".said")];
const says = new Map(words.map(word => [word, word.dataset.says.split(" ").map(Number)]));

function light(numbers) {
  const lit = new Set(numbers);
  const sentences = new Set();
  for (const statement of statements) {
    const on = lit.has(Number(statement.dataset.number));
    statement.classList.toggle("lit", on);
    if (on) for (const number of statement.dataset.sentences.split(" ")) sentences.add(`sentence-${number}`);
  }
  for (const sentence of document.querySelectorAll(".sentence")) sentence.classList.toggle("lit", sentences.has(sentence.id));
  for (const word of words) word.classList.toggle("lit", says.get(word).some(number => lit.has(number)));
  return document.querySelector(".sentence.lit");
}
// A mouse that lies still while the page scrolls under it points at nothing.
let place = "";
function pointed(element, numbers) {
  element.addEventListener("mousemove", event => {
    const here = `${event.clientX} ${event.clientY}`;
    if (here !== place) light(numbers);
    place = here;
  });
}
const quietly = matchMedia("(prefers-reduced-motion: reduce)");
const bring = element => element?.scrollIntoView({ block: "nearest", behavior: quietly.matches ? "auto" : "smooth" });

for (const statement of statements) {
  const number = Number(statement.dataset.number);
  pointed(statement, [number]);
  statement.addEventListener("focusin", () => bring(light([number])));
  statement.addEventListener("click", event => {
    if (event.target.closest("a:not(.to)")) return;
    const sentence = light([number]);
    if (event.target.closest("a.to")) return; // the browser goes there itself
    bring(sentence);
  });
}
for (const word of words) {
  pointed(word, says.get(word));
  word.addEventListener("click", () => { light(says.get(word)); bring(document.querySelector(".statement.lit")); });
}
