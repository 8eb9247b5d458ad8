// What a page does when the server tells it that something changed: it reloads and comes back to where it was, swaps
// stylesheets, or goes elsewhere.

const kept = "_beleg_place";
const looked = "_beleg_looked";

let held = 0;
let due = null; // what is to be done when nobody is busy any more

// hold puts off leaving the page while somebody is busy on it. The function that it returns ends that.
export function hold() {
  let ended = false;
  held++;
  return () => {
    if (ended) return;
    ended = true;
    held--;
    if (!held && due) due();
  };
}

// obey does what a message says.
export function obey(m) {
  if (m.follow && isLookedAt()) leave(() => location.assign(m.follow));
  else if (m.do === "reload") leave(reload);
  else if (m.do === "go") leave(() => go(m.address));
  else if (m.do === "swap") swap(m.styles);
}

function leave(how) {
  due = how;
  if (!held) how();
}

function reload() {
  keep(location.pathname);
  location.reload();
}

function go(path) {
  keep(path);
  location.replace(path + location.search + location.hash);
}

// swap puts new stylesheets into the place of old ones. The old one goes when the new one is there, so that the page is never
// without.
function swap(styles) {
  for (const { from, to } of styles) {
    for (const old of document.querySelectorAll('link[rel~="stylesheet"]')) {
      if (old.getAttribute("href") !== from) continue;
      const link = old.cloneNode();
      link.href = to;
      link.onload = () => old.remove();
      link.onerror = () => leave(reload);
      old.after(link);
    }
  }
}

// The page that an editor looked at last is the one that follows them; the others stay where they are.

const tab = (sessionStorage._beleg_tab ??= Math.random().toString(36).slice(2));

function look() {
  if (document.visibilityState === "visible") localStorage[looked] = tab;
}

function isLookedAt() {
  return localStorage[looked] === tab;
}

addEventListener("focus", look);
addEventListener("pointerdown", look, { passive: true });
document.addEventListener("visibilitychange", look);
if (document.hasFocus() || !localStorage[looked]) look();

// keep notes where somebody is on the page: what they have scrolled to, in the window and in parts of it, and unfolded.
function keep(path) {
  history.scrollRestoration = "manual";
  sessionStorage[kept] = JSON.stringify({
    path,
    x: scrollX,
    y: scrollY,
    anchor: anchor(),
    parts: parts(),
    details: [...document.querySelectorAll("details")].map((d) => ({ name: nameOf(d), open: d.open })),
    focus: document.activeElement?.id,
  });
}

// anchor is the last element with a name that begins above the window, and how far. It stays put when a paragraph above it grows, and
// when rows above it are not laid out yet.
function anchor() {
  let last = null;
  for (const e of document.querySelectorAll("body :is([id], [data-key])")) {
    const { top, height } = e.getBoundingClientRect();
    if (height && top <= 0 && (!last || top >= last.top)) last = { name: e.id ? `#${CSS.escape(e.id)}` : `[data-key="${CSS.escape(e.dataset.key)}"]`, top };
  }
  return last;
}

// parts are the elements that are scrolled themselves, by their place in the page.
function parts() {
  return [...document.querySelectorAll("body *")].flatMap((e, i) => (e.scrollLeft || e.scrollTop ? [{ i, x: e.scrollLeft, y: e.scrollTop }] : []));
}

const nameOf = (details) => details.id || details.querySelector("summary")?.textContent || "";

// restore goes back to where somebody was before the page was reloaded. It does so when the page is read, and once more when its
// pictures are there, unless somebody has moved meanwhile.
export function restore() {
  const text = sessionStorage[kept];
  if (!text) return;
  delete sessionStorage[kept];
  const place = JSON.parse(text);
  if (place.path !== location.pathname) {
    history.scrollRestoration = "auto";
    return;
  }
  unfold(place.details);
  let moved = false;
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(kind, () => { moved = true; }, { once: true, passive: true });
  const back = () => {
    if (!moved) scroll(place);
    history.scrollRestoration = "auto";
  };
  scroll(place);
  if (place.focus) document.getElementById(place.focus)?.focus({ preventScroll: true });
  if (document.readyState === "complete") back();
  else addEventListener("load", () => requestAnimationFrame(back), { once: true });
}

// unfold opens and closes the details again, the nth of a name as the nth of that name was.
function unfold(before) {
  for (const d of document.querySelectorAll("details")) {
    const i = before.findIndex((b) => b.name === nameOf(d));
    if (i >= 0) d.open = before.splice(i, 1)[0].open;
  }
}

function scroll({ x, y, anchor, parts }) {
  const all = document.querySelectorAll("body *");
  for (const part of parts) all[part.i]?.scrollTo({ left: part.x, top: part.y, behavior: "instant" });
  scrollTo({ left: x, top: y, behavior: "instant" });
  const e = anchor && document.querySelector(anchor.name);
  if (e) scrollBy({ top: e.getBoundingClientRect().top - anchor.top, behavior: "instant" });
}
