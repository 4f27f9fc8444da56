// Before anything is drawn: the reader's own choice of light or dark, where there is one.
(() => {
  let kept = null;
  try { kept = localStorage.getItem("kg-theme"); } catch { /* no storage: the system decides */ }
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
})();
