// What a page does when the server tells it that something changed: it reloads and comes back to where it was, swaps
// stylesheets, or goes elsewhere.

import { ofSite, ofTab } from "./storage.js";

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

const own = "_beleg_tab";
const tab = ofTab.get(own) ?? Math.random().toString(36).slice(2);
ofTab.set(own, tab);

function look() {
  if (document.visibilityState === "visible") ofSite.set(looked, tab);
}

function isLookedAt() {
  return ofSite.get(looked) === tab;
}

addEventListener("focus", look);
addEventListener("pointerdown", look, { passive: true });
document.addEventListener("visibilitychange", look);
if (document.hasFocus() || !ofSite.get(looked)) look();

// What has been scrolled within the page. To ask every element would lay out all that nobody has scrolled to.
const scrolled = new Set();

addEventListener("scroll", (e) => { if (e.target !== document) scrolled.add(e.target); }, { capture: true, passive: true });

// keep notes where somebody is on the page: what they have scrolled to, in the window and in parts of it, and unfolded.
function keep(path) {
  history.scrollRestoration = "manual";
  ofTab.set(kept, JSON.stringify({
    path,
    x: scrollX,
    y: scrollY,
    anchors: scrollY ? anchors() : [], // at the top of the page, somebody stays there
    parts: parts(),
    details: [...document.querySelectorAll("details")].map((d) => ({ name: nameOf(d), open: d.open })),
    focus: document.activeElement?.id,
  }));
}

// anchors are elements with a name and how far from the top of the window they begin: first the last that begins above it, then those
// nearest to it, because the first may be gone after the reload. An anchor stays put when a paragraph above it grows, and when rows
// above it are not laid out yet. Several may have the same name: a claim stands below each of its topics.
function anchors() {
  const all = [];
  for (const e of document.querySelectorAll(named)) {
    const { top, height } = e.getBoundingClientRect();
    if (height) all.push({ name: nameOfAnchor(e), e, top });
  }
  all.sort((a, b) => (a.top > 0) - (b.top > 0) || Math.abs(a.top) - Math.abs(b.top));
  return all.slice(0, 8).map(({ name, e, top }) => ({ name, n: [...document.querySelectorAll(name)].indexOf(e), top }));
}

const named = "body :is([id], [data-key])";
const nameOfAnchor = (e) => (e.id ? `#${CSS.escape(e.id)}` : `[data-key="${CSS.escape(e.dataset.key)}"]`);

// parts are the elements that are scrolled themselves, by their place in the page.
function parts() {
  const all = scrolled.size ? [...document.querySelectorAll("body *")] : [];
  return [...scrolled].map((e) => ({ i: all.indexOf(e), x: e.scrollLeft, y: e.scrollTop }));
}

const nameOf = (details) => details.id || details.querySelector("summary")?.textContent || "";

// restore goes back to where somebody was before the page was reloaded. It holds that place, unless somebody moves, until pictures
// and the rows around it have been laid out.
export function restore() {
  const text = ofTab.get(kept);
  if (!text) return;
  ofTab.remove(kept);
  const place = JSON.parse(text);
  if (place.path !== location.pathname) {
    history.scrollRestoration = "auto";
    return;
  }
  unfold(place.details);
  let moved = false;
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(kind, () => { moved = true; }, { once: true, passive: true });
  let frames = 0;
  const hold = () => {
    if (!moved) scroll(place);
    if (document.readyState === "complete" && frames++ > 0) history.scrollRestoration = "auto"; // the browser has left it alone
    if (frames < settled) requestAnimationFrame(hold);
  };
  scrollTo({ left: place.x, top: place.y, behavior: "instant" });
  hold();
  if (place.focus) document.getElementById(place.focus)?.focus({ preventScroll: true });
}

const settled = 10; // frames after which a page that is complete moves no more

// unfold opens and closes the details again, the nth of a name as the nth of that name was.
function unfold(before) {
  for (const d of document.querySelectorAll("details")) {
    const i = before.findIndex((b) => b.name === nameOf(d));
    if (i >= 0) d.open = before.splice(i, 1)[0].open;
  }
}

// scroll takes the window, and parts of the page, to a place.
function scroll({ x, y, anchors, parts }) {
  const all = parts.length ? document.querySelectorAll("body *") : [];
  for (const part of parts) all[part.i]?.scrollTo({ left: part.x, top: part.y, behavior: "instant" });
  for (const { name, n, top } of anchors) {
    const e = document.querySelectorAll(name)[n];
    if (!e) continue;
    scrollTo({ left: x, top: scrollY + e.getBoundingClientRect().top - top, behavior: "instant" });
    return;
  }
  scrollTo({ left: x, top: y, behavior: "instant" });
}
