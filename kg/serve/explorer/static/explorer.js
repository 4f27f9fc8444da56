// On every page: "/" goes to the search, the button turns light and dark round.
export const isDark = () => getComputedStyle(document.documentElement).colorScheme === "dark"
  || (getComputedStyle(document.documentElement).colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);

const typing = element => element.matches?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const field = document.querySelector("[data-search]");
  event.preventDefault();
  if (!field?.checkVisibility()) { location.assign("/"); return; }
  field.focus();
  field.select();
});

document.getElementById("theme").addEventListener("click", () => {
  const chosen = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = chosen;
  try { localStorage.setItem("kg-theme", chosen); } catch { /* for this page only */ }
  document.dispatchEvent(new Event("theme"));
});
