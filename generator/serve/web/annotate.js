// Quoting: words that are marked on an article become a ready [[quote]], to copy or to add to a claim.
//
// On the full text (/_beleg/source/ID/) every stretch says how many code points stand before it in the seed. A published page
// says no such thing, because it is what a build makes; there the text of the paragraph is sent along and looked up.

const own = "/_beleg/";

// start begins quoting on a page. session has: token(), what a request that writes must know; hold(), which puts off reloading and
// returns a function that lets it happen; home, the path of the site.
export function start(session) {
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
  document.addEventListener("keydown", (e) => { if (e.key === "Escape" && !e.defaultPrevented) panel.close(); });
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
    return { request: { source: this.source, from, to }, range, after: inside.at(-1).closest(".block") };
  }

  stretch(from, to, button) {
    return { request: { source: this.source, from, to }, range: this.range(from, to), after: button.closest(".block") };
  }

  // range is the way back: where a stretch stands on the page.
  range(from, to) {
    const range = document.createRange();
    let begun = false;
    for (const piece of this.pieces) {
      const at = Number(piece.dataset.at);
      const node = piece.firstChild;
      if (!node || at >= to || at + points(piece.textContent) <= from) continue;
      if (!begun) range.setStart(node, units(node.data, Math.max(0, from - at)));
      begun = true;
      range.setEnd(node, units(node.data, to - at));
    }
    return begun ? range : null;
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
    if (block.length > 1) return { fault: "Mark words within one paragraph, or use the full text.", range, after: block.at(-1).closest(".block") };
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
    return { request: { source: this.source, from, to, block: all }, range, after: block[0].closest(".block") };
  }

  range() {
    return null; // the page does not know where the stretch stands
  }

  // offerLink leads to the full text.
  offerLink() {
    const header = document.querySelector("main .page-header");
    if (!header || document.querySelector(".beleg_link")) return;
    header.append(element("p", { className: "beleg_link", lang: "en" }, element("a", { href: `${own}source/${this.source}/` }, "Preview: full text and quoting")));
  }
}

// words are the text nodes of a paragraph, without what is only said to those who do not see the page.
function words(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".visually-hidden") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function element(name, properties = {}, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in e) e[key] = value;
    else e.setAttribute(key, value);
  }
  e.append(...children);
  return e;
}

const narrow = matchMedia("(max-width: 40rem)");
const stances = ["supports", "disputes", "mentions"];

// Panel is what opens beside marked words.
class Panel {
  constructor(session, text) {
    this.session = session;
    this.text = text;
    this.stance = "supports";
    this.turn = 0; // answers to earlier questions are dropped
    this.build();
    new ResizeObserver(() => this.reveal()).observe(this.root);
    this.picker = new ClaimPicker(text.source, this.input, this.list, (claim) => this.chosen(claim));
  }

  build() {
    const close = element("button", { type: "button", className: "close", "aria-label": "Close" }, "×");
    close.addEventListener("click", () => this.close());
    this.title = element("h2", { id: "beleg_title" }, "Quote");
    this.refused = element("p", { className: "refused" });
    this.stanceSet = element("fieldset", {}, element("legend", {}, "Stance"));
    for (const stance of stances) {
      const radio = element("input", { type: "radio", name: "beleg_stance", value: stance, checked: stance === this.stance });
      radio.addEventListener("change", () => { this.stance = stance; this.ask(); });
      this.stanceSet.append(element("label", {}, radio, stance));
    }
    this.toml = element("pre", { tabIndex: 0, role: "region", "aria-label": "The quotation as it is written to the file" });
    this.copy = element("button", { type: "button" }, "Copy");
    this.copy.addEventListener("click", () => this.copied());
    this.status = element("span", { role: "status" });
    this.input = element("input", { id: "beleg_claim", type: "text", role: "combobox", placeholder: "Find a claim", autocomplete: "off", spellcheck: false,
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "beleg_claims" });
    this.list = element("ul", { id: "beleg_claims", role: "listbox", "aria-label": "Claims", hidden: true });
    this.add = element("button", { type: "button", className: "primary", disabled: true }, "Append");
    this.add.addEventListener("click", () => this.append());
    this.fault = element("p", { className: "fault", role: "alert" });
    this.body = element("div", { className: "to" }, element("label", { htmlFor: "beleg_claim" }, "Append to"),
      element("div", { className: "choose" }, this.input, this.list), this.add);
    this.fresh = element("details", {}, element("summary", {}, "For a new claim"),
      element("p", {}, "Run this in a terminal, then append to the draft it writes:", element("code", {}, `beleg new claim ID --source ${this.text.source}`)));
    this.root = element("section", { className: "beleg_panel", role: "dialog", lang: "en", "aria-labelledby": "beleg_title" },
      element("header", {}, this.title, close), this.refused, this.stanceSet, this.toml, element("div", { className: "row" }, this.copy, this.status),
      this.body, this.fault, this.fresh);
  }

  holdsFocus() {
    return this.root.contains(document.activeElement);
  }

  // open shows what can be quoted of what is marked. opener is what the focus goes back to; without one it stays where it is.
  async open(marked, opener = null) {
    const same = this.marked && JSON.stringify(this.marked.request) === JSON.stringify(marked.request) && !marked.fault;
    if (same && this.root.isConnected) return;
    this.marked = marked;
    this.opener = opener;
    this.fault.textContent = "";
    this.status.textContent = "";
    this.answer = null;
    if (marked.fault) this.tell({ toml: "", count: 0, refused: [marked.fault] });
    else if (!(await this.ask())) return;
    this.release ||= this.session.hold();
    marked.after.after(this.root); // the next stop of the Tab key
    this.highlight();
    this.place();
    if (opener) this.copy.disabled ? this.root.querySelector(".close").focus() : this.copy.focus();
    this.picker.load();
  }

  close() {
    if (!this.root.isConnected) return;
    const inside = this.holdsFocus();
    this.root.remove();
    this.marked = null;
    CSS.highlights?.delete("beleg_marked");
    if (inside) this.opener?.focus();
    this.release?.();
    this.release = null;
  }

  // ask fetches what can be quoted. It is false where nothing was marked but white space, or the question is out of date.
  async ask() {
    const turn = ++this.turn;
    if (!this.marked?.request) return false;
    const answer = await this.post("passages", { ...this.marked.request, stance: this.stance });
    if (turn !== this.turn || !this.marked) return false;
    if (answer.fault) {
      this.tell({ toml: "", count: 0, refused: [] });
      this.fault.textContent = answer.fault;
      return true;
    }
    if (!answer.toml && !answer.refused.length) return false;
    this.tell(answer);
    return true;
  }

  tell(answer) {
    this.answer = answer;
    this.title.textContent = answer.count > 1 ? `${answer.count} quotations, one for each paragraph` : "Quote";
    this.refused.textContent = answer.refused.map(sentence).join(" ");
    this.toml.textContent = answer.toml;
    const nothing = !answer.toml;
    for (const part of [this.toml, this.stanceSet, this.body, this.fresh, this.copy.parentElement]) part.hidden = nothing;
    this.toml.className = this.stance;
    this.copy.disabled = nothing;
    this.add.disabled = nothing || !this.claim;
  }

  // highlight marks the whole words that are quoted, and keeps them marked while the focus is in the panel.
  highlight() {
    const range = (this.answer?.toml && this.text.range(this.answer.from, this.answer.to)) || this.marked.range;
    if (window.Highlight && range) CSS.highlights.set("beleg_marked", new Highlight(range));
  }

  place() {
    if (narrow.matches) {
      this.root.style.top = this.root.style.left = "";
      this.reveal();
      return;
    }
    const words = this.words();
    const panel = this.root.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const below = words.bottom + 10;
    const fits = below + panel.height <= innerHeight || words.top - panel.height - 10 < 0; // above only where there is all the room
    this.root.style.left = `${scrollX + Math.max(8, Math.min(words.left, room - panel.width - 12))}px`;
    this.root.style.top = `${scrollY + (fits ? below : words.top - panel.height - 10)}px`;
  }

  words() {
    return (this.marked.range || this.marked.after).getBoundingClientRect();
  }

  // reveal scrolls so that the words are not behind the panel where it stands at the bottom of the window.
  reveal() {
    if (narrow.matches && this.marked) scrollBy(0, Math.max(0, this.words().bottom + 16 - this.root.getBoundingClientRect().top));
  }

  chosen(claim) {
    this.claim = claim;
    this.fault.textContent = "";
    this.add.disabled = !claim || !this.answer?.toml;
  }

  async copied() {
    this.status.textContent = (await copy(this.answer.toml)) ? "Copied" : "The browser does not allow copying; mark the text and copy it by hand";
  }

  async append() {
    const { claim, answer, marked } = this;
    this.add.disabled = true;
    this.fault.textContent = "";
    const done = await this.post("add", { source: marked.request.source, from: answer.from, to: answer.to, stance: this.stance, toml: answer.toml, claim: claim.id });
    if (done.fault) {
      this.fault.textContent = done.fault;
      this.add.disabled = false;
      return;
    }
    this.picker.used(claim.id);
    sessionStorage.setItem("beleg.added", JSON.stringify({ ...done, at: Date.now() }));
    document.getSelection()?.removeAllRanges();
    this.close();
    showToast();
  }

  // post sends a request; an answer with a fault says in words what is wrong.
  async post(name, body) {
    try {
      const response = await fetch(own + name, { method: "POST", headers: { "Content-Type": "application/json", "X-Beleg-Token": this.session.token() }, body: JSON.stringify(body) });
      return response.ok ? await response.json() : { fault: sentence((await response.text()).trim()) };
    } catch {
      return { fault: "The preview does not answer. Is beleg serve still running?" };
    }
  }
}

const sentence = (s) => s && s[0].toUpperCase() + s.slice(1) + (/[.?!]$/.test(s) ? "" : ".");

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element("textarea", { value: text, className: "visually-hidden", readOnly: true });
    const focused = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy"); // where there is no other way: an address that is not the loopback's
    area.remove();
    focused?.focus();
    return done;
  }
}

// showToast tells what was added last, also after the page has reloaded because of it.
function showToast() {
  const stored = sessionStorage.getItem("beleg.added");
  const added = stored && JSON.parse(stored);
  if (!added || Date.now() - added.at > 8000) return;
  document.querySelector(".beleg_toast")?.remove();
  const toast = element("p", { className: "beleg_toast", role: "status", lang: "en" });
  document.body.append(toast);
  toast.append(`Added to ${added.file}. `, ...(added.href ? [element("a", { href: added.href }, "Show the claim")] : ["It is a draft and has no page."]));
  setTimeout(() => toast.remove(), 8000 - (Date.now() - added.at));
}

const shownAtMost = 60;

// ClaimPicker is a list of claims that gets shorter while one types: those used last first, then those that quote the source.
class ClaimPicker {
  constructor(source, input, list, chosen) {
    Object.assign(this, { source, input, list, chosen, claims: [], options: [], active: -1 });
    input.addEventListener("focus", () => this.show());
    input.addEventListener("click", () => this.show());
    input.addEventListener("input", () => { this.chosen(null); this.show(); });
    input.addEventListener("blur", () => this.hide());
    input.addEventListener("keydown", (e) => this.key(e));
    list.addEventListener("pointerdown", (e) => e.preventDefault()); // the focus stays in the field
    list.addEventListener("click", (e) => this.pick(this.options.indexOf(e.target.closest("[role=option]"))));
  }

  async load() {
    try {
      const response = await fetch(`${own}claims?source=${encodeURIComponent(this.source)}`);
      this.claims = (await response.json()).map((c) => ({ ...c, words: fold(`${c.title} ${c.id} ${c.claim}`) }));
    } catch {
      this.claims = []; // appending will say what is wrong
    }
    const recent = this.recent();
    const rank = (c) => (recent.includes(c.id) ? recent.indexOf(c.id) : recent.length + (c.here ? 0 : 1));
    this.claims.sort((a, b) => rank(a) - rank(b));
  }

  recent() {
    try {
      return JSON.parse(localStorage.getItem("beleg.claims")) || [];
    } catch {
      return [];
    }
  }

  used(id) {
    localStorage.setItem("beleg.claims", JSON.stringify([id, ...this.recent().filter((other) => other !== id)].slice(0, 20)));
  }

  show() {
    const typed = this.picked === this.input.value ? [] : fold(this.input.value).split(" ").filter(Boolean);
    this.fitting = this.claims.filter((c) => typed.every((word) => c.words.includes(word))).slice(0, shownAtMost);
    const recent = this.recent();
    this.options = this.fitting.map((c, i) => element("li", { id: `beleg_option_${i}`, role: "option", "aria-selected": "false" }, c.title,
      element("small", {}, [c.id, c.draft && "draft", recent.includes(c.id) && "used last", c.here && "quotes this article"].filter(Boolean).join(" · "))));
    this.list.replaceChildren(...this.options);
    if (!this.options.length) this.list.append(element("li", { className: "none", role: "presentation" }, "No claim has these words"));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.list.scrollIntoView({ block: "nearest" });
    this.move(typed.length && this.options.length ? 0 : -1);
  }

  hide() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.move(-1);
  }

  move(to) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = to;
    const option = this.options[to];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(e) {
    const n = this.options.length;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      if (this.list.hidden) this.show();
      else if (n) this.move((this.active + (e.key === "ArrowDown" ? 1 : n - (this.active < 0 ? 0 : 1))) % n);
    } else if (e.key === "Enter" && !this.list.hidden) {
      this.pick(this.active);
    } else if (e.key === "Escape" && !this.list.hidden) {
      this.hide();
    } else return;
    e.preventDefault();
  }

  pick(i) {
    const claim = this.fitting?.[i];
    if (!claim) return;
    this.input.value = this.picked = claim.title;
    this.hide();
    this.chosen(claim);
  }
}

// fold makes words comparable: case, marks, ß and the two ways to write an umlaut.
function fold(s) {
  return s.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/\p{M}/gu, "").replace(/([aou])e/g, "$1");
}
