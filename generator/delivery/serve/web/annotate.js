// Quoting: words that are marked on an article become a ready [[quote]], to copy or to add to a claim.
//
// On the full text (/_beleg/source/ID/) every stretch says how many code points stand before it in the seed. A published page
// says no such thing, because it is what a build makes; there the text of the paragraph is sent along and looked up.

import { element } from "./element.js";
import { Panel, showToast } from "./annotate-panel.js";

const own = "/_beleg/";

// start begins quoting on a page. session has: token(), what a request that writes must know; hold(), which puts off reloading and
// returns a function that lets it happen; home, the path of the site.
export function start(session) {
  if (location.pathname === `${session.home}sources/`) offer(`${own}new-article/`, "Preview: take an article in");
  const main = document.querySelector("main[data-source]");
  const published = location.pathname.startsWith(session.home + "sources/") ? /^sources\/([a-z0-9-]+)\/$/.exec(location.pathname.slice(session.home.length)) : null;
  if (!main && !published) return;
  if (published) addStylesheet();
  showToast();
  const text = main ? new FullText(main) : new PublishedText(published[1]);
  const panel = new Panel(session, text);
  text.offerLink?.();
  watch(text, panel);
}

function addStylesheet() {
  if (document.querySelector(`link[href="${own}annotate.css"]`)) return;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: own + "annotate.css" });
  document.head.append(link);
}

// watch opens the panel when words have been marked: at once when the pointer is lifted or a key let go, and a little after the
// handles of a touch screen have come to rest.
function watch(text, panel) {
  let pressed = false;
  let timer = 0;
  const later = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (pressed) return;
      const marked = text.marked(document.getSelection());
      if (marked) panel.open(marked);
    }, delay);
  };
  document.addEventListener("pointerdown", (e) => {
    pressed = e.pointerType === "mouse";
    if (!e.target.closest?.(".beleg_panel")) panel.close();
  });
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => { pressed = false; later(10); });
  document.addEventListener("selectionchange", () => { if (!panel.holdsFocus()) later(350); });
  document.addEventListener("keydown", (e) => { if (e.key === "Escape" && !e.defaultPrevented) panel.dismiss(); });
  document.addEventListener("click", (e) => {
    const button = e.target.closest?.("button[data-from]");
    if (button) panel.open(text.stretch(Number(button.dataset.from), Number(button.dataset.to), button), button);
  });
}

const points = (s) => [...s].length; // code points, as the seed counts them
const units = (s, n) => [...s].slice(0, n).join("").length; // of JavaScript's, in the first n code points

// FullText is the article with all its lines.
class FullText {
  constructor(main) {
    this.source = main.dataset.source;
    this.pieces = [...main.querySelectorAll("[data-at]")];
  }

  // marked returns the stretch of a selection in code points of the seed, or null where nothing of the text is marked.
  marked(selection) {
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const inside = this.pieces.filter((piece) => range.intersectsNode(piece));
    let from = -1;
    let to = -1;
    for (const piece of inside) {
      const at = Number(piece.dataset.at);
      const all = piece.textContent;
      const first = piece.contains(range.startContainer) ? before(piece, range.startContainer, range.startOffset) : 0;
      const last = piece.contains(range.endContainer) ? before(piece, range.endContainer, range.endOffset) : all.length;
      if (first >= last) continue;
      if (from < 0) from = at + points(all.slice(0, first));
      to = at + points(all.slice(0, last));
    }
    if (from < 0) return null;
    return this.stretch(from, to, inside.at(-1));
  }

  // stretch is a stretch of the seed that ends in, or is told by, an element of the page.
  stretch(from, to, element) {
    return { request: { source: this.source, from, to }, ranges: this.ranges(from, to), after: element.closest(".block") };
  }

  // ranges is the way back: where a stretch stands on the page, piece by piece.
  ranges(from, to) {
    const ranges = [];
    for (const piece of this.pieces) {
      const at = Number(piece.dataset.at);
      const node = piece.firstChild;
      if (!node || at >= to || at + points(node.data) <= from) continue;
      const range = document.createRange();
      range.setStart(node, units(node.data, Math.max(0, from - at)));
      range.setEnd(node, units(node.data, to - at));
      ranges.push(range);
    }
    return ranges;
  }
}

// before counts the code units of an element's text that stand before a place in it.
function before(element, container, offset) {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(container, offset);
  return range.toString().length;
}

// PublishedText is what readers see of an article.
class PublishedText {
  constructor(source) {
    this.source = source;
  }

  // marked returns what is marked within one paragraph, with the paragraph's text.
  marked(selection) {
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const block = [...document.querySelectorAll(".text .block > p:not(.left-out), .text .block > h3")].filter((b) => range.intersectsNode(b));
    if (!block.length) return null;
    if (block.length > 1) return { fault: "Mark words within one paragraph, or use the full text.", ranges: [range], after: block.at(-1).closest(".block") };
    let all = "";
    let from = -1;
    let to = -1;
    for (const node of words(block[0])) {
      const first = node === range.startContainer ? range.startOffset : 0;
      const last = node === range.endContainer ? range.endOffset : node.data.length;
      if (range.intersectsNode(node) && first < last) {
        if (from < 0) from = points(all + node.data.slice(0, first));
        to = points(all + node.data.slice(0, last));
      }
      all += node.data;
    }
    if (from < 0) return null;
    return { request: { source: this.source, from, to, block: all }, ranges: [range], after: block[0].closest(".block") };
  }

  ranges() {
    return []; // the page does not know where a stretch of the seed stands
  }

  // offerLink leads to the full text.
  offerLink() {
    offer(`${own}source/${this.source}/`, "Preview: full text and quoting");
  }
}

// offer puts a link of the preview below the heading of a page of the site.
function offer(href, words) {
  const header = document.querySelector("main .opening") ?? document.querySelector("main h1")?.parentElement;
  if (!header || document.querySelector(".beleg_link")) return;
  header.append(element("p", { className: "beleg_link", lang: "en" }, element("a", { href }, words)));
}

// words are the text nodes of a paragraph, without what is only said to those who do not see the page.
function words(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".visually-hidden") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}
