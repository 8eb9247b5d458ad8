// Which rows of long lists do not keep to themselves: something in them stands out of them, or they begin before the row before them
// ends. Tells how many rows there are and what is wrong, wherever the reader has scrolled to.
(async () => {
  const rows = [...document.querySelectorAll(".entry, [data-group] > .rows > li")];
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const name = (e) => e.id || e.dataset.key;
  const faults = new Set();
  for (const part of [0, 0.3, 0.6, 1]) {
    scrollTo({ top: part * document.documentElement.scrollHeight, behavior: "instant" });
    await drawn();
    const boxes = rows.map((e) => e.getBoundingClientRect());
    rows.forEach((row, i) => {
      for (const e of row.querySelectorAll("*")) {
        const box = e.getBoundingClientRect();
        if (box.height > 0 && (box.bottom > boxes[i].bottom + 0.5 || box.top < boxes[i].top - 0.5)) faults.add(`${name(row)} is lower than what is in it`);
      }
      if (i > 0 && boxes[i].top < boxes[i - 1].bottom - 0.5) faults.add(`${name(row)} begins in ${name(rows[i - 1])}`);
    });
  }
  return { rows: rows.length, faults: [...faults] };
})()
