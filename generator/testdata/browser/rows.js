// How the rows of long lists are reckoned before anybody has seen them: their number, how many are laid out in spite of it, those that
// turn out higher than reckoned, and the height of all as reckoned and as it is, in pixels.
(() => {
  const rows = [...document.querySelectorAll(".entry, [data-group] > .rows > li")];
  const seen = rows.filter((e) => e.checkVisibility({ contentVisibilityAuto: true }) && e.firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length;
  const reckoned = rows.map((e) => e.offsetHeight);
  for (const e of rows) e.style.contentVisibility = "visible";
  const real = rows.map((e) => e.offsetHeight);
  const low = rows.flatMap((e, i) => (real[i] > reckoned[i] ? [`${e.id || e.dataset.key}: ${real[i]} instead of ${reckoned[i]}`] : []));
  const sum = (all) => all.reduce((a, b) => a + b, 0);
  return { rows: rows.length, seen, low, reckoned: sum(reckoned), real: sum(real) };
})()
