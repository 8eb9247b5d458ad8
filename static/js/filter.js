// Filters: hides the entries of a list that do not fit what is chosen, and keeps the choice in the address. The choices come with
// the page, hidden, because they do nothing without this script.
"use strict";

for (const bar of document.querySelectorAll(".filters")) {
  const list = document.getElementById(bar.dataset.list);
  const entries = [...list.querySelectorAll("[data-facets]")].map((element) => ({
    element,
    key: element.dataset.key || element.id,
    facets: new Set(element.dataset.facets.split(" ")),
  }));
  const groups = [...list.querySelectorAll("[data-group]")];
  const selects = [...bar.querySelectorAll("select")];
  const output = bar.querySelector("output");
  const total = new Set(entries.map((entry) => entry.key)).size;

  const apply = () => {
    const wanted = selects.filter((s) => s.value).map((s) => s.name + ":" + s.value);
    const shown = new Set();
    for (const entry of entries) {
      const fits = wanted.every((token) => entry.facets.has(token));
      entry.element.hidden = !fits;
      if (fits) shown.add(entry.key);
    }
    for (const { element } of entries) {
      const within = element.parentElement.closest("[data-facets]");
      if (within && !element.hidden) within.hidden = false;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-facets]:not([hidden])");
    // What counts or draws all entries would be wrong of some; what is folded away would look as if nothing fitted.
    for (const whole of document.querySelectorAll("[data-unfiltered]")) whole.hidden = wanted.length > 0;
    for (const folded of list.querySelectorAll("details.undated")) folded.open = wanted.length > 0;
    for (const link of document.querySelectorAll(".contents a")) link.hidden = !!document.querySelector(`${link.hash}[hidden]`);
    output.textContent = wanted.length ? bar.dataset.shown.replace("{n}", shown.size).replace("{total}", total) : "";
  };

  const remember = () => {
    const query = new URLSearchParams();
    for (const s of selects) if (s.value) query.set(s.name, s.value);
    const text = query.toString();
    history.replaceState(null, "", (text ? "?" + text : location.pathname) + location.hash);
  };

  const query = new URLSearchParams(location.search);
  for (const s of selects) {
    const value = query.get(s.name);
    if ([...s.options].some((o) => o.value === value)) s.value = value;
  }
  bar.addEventListener("change", () => { apply(); remember(); });
  bar.querySelector("button").addEventListener("click", () => {
    for (const s of selects) s.value = "";
    apply();
    remember();
  });
  bar.hidden = false;
  apply();
  // What the address names must not be hidden by a choice that came with it.
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.closest("[hidden]")) {
    for (const s of selects) s.value = "";
    apply();
  }
  if (target) {
    for (let up = target; up; up = up.parentElement) if (up.localName === "details") up.open = true; // older browsers leave them closed
    target.scrollIntoView();
  }
}
