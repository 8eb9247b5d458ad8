// The panel beside marked words: the quotation as it is written to the file, to copy or to append to a claim.

import { element } from "./element.js";
import { ofTab } from "./storage.js";
import { ClaimPicker } from "./annotate-claims.js";
import { Beginning, stances } from "./annotate-begin.js";

const own = "/_beleg/";
const narrow = matchMedia("(max-width: 40rem)");

// Panel is what opens beside marked words.
export class Panel {
  constructor(session, text) {
    this.session = session;
    this.text = text;
    this.stance = ""; // chosen anew for each quotation: only who read the article can tell
    this.turn = 0; // answers to earlier questions are dropped
    this.build();
    new ResizeObserver(() => this.reveal()).observe(this.root);
    this.picker = new ClaimPicker(text.source, this.input, this.list, (claim) => this.chosen(claim));
  }

  build() {
    const close = element("button", { type: "button", className: "close", "aria-label": "Close" }, "×");
    close.addEventListener("click", () => this.dismiss());
    this.title = element("h2", { id: "beleg_title" }, "Quote");
    this.refused = element("p", { className: "refused" });
    this.stanceSet = element("fieldset", {}, element("legend", {}, "Choose a stance"));
    for (const stance of stances) {
      const radio = element("input", { type: "radio", name: "beleg_stance", value: stance });
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
    this.beginning = new Beginning((form) => this.begin(form));
    this.fresh = this.beginning.root;
    this.root = element("section", { className: "beleg_panel", role: "dialog", lang: "en", "aria-labelledby": "beleg_title" },
      element("header", {}, this.title, close), this.refused, this.stanceSet, this.toml, element("div", { className: "row" }, this.copy, this.status),
      this.body, this.fresh, this.fault);
  }

  holdsFocus() {
    return this.root.contains(document.activeElement);
  }

  // open shows what can be quoted of what is marked. opener is what the focus goes back to; without one it stays where it is.
  async open(marked, opener = null) {
    const asked = this.marked && key(this.marked) === key(marked) && !marked.fault;
    if (asked && this.root.isConnected || !opener && key(marked) === this.dismissed) return;
    this.turn++; // an answer to what was marked before comes too late
    this.marked = marked;
    this.opener = opener;
    this.stance = "";
    for (const radio of this.stanceSet.querySelectorAll("input")) radio.checked = false;
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

  // dismiss closes the panel for what is marked: the browser may tell once more that it is marked, which is no wish to see it again.
  dismiss() {
    const dismissed = this.marked && key(this.marked);
    this.close();
    this.dismissed = dismissed;
  }

  close() {
    this.dismissed = null;
    this.turn++; // nor does an answer open it again
    if (!this.root.isConnected) {
      this.marked = null;
      return;
    }
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
    this.copy.disabled = this.add.disabled = true; // what they would take is being replaced
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
    this.add.disabled = nothing || !this.claim || !this.stance;
    this.beginning.offer(answer);
  }

  // highlight marks the whole words that are quoted, and keeps them marked while the focus is in the panel.
  highlight() {
    const whole = this.answer?.toml ? this.text.ranges(this.answer.from, this.answer.to) : [];
    if (whole.length) this.marked.ranges = whole;
    if (window.Highlight) CSS.highlights.set("beleg_marked", new Highlight(...this.marked.ranges));
  }

  place() {
    if (narrow.matches) {
      this.root.style.top = this.root.style.left = "";
      this.reveal();
      return;
    }
    const words = this.words();
    const panel = this.root.getBoundingClientRect();
    const room = document.documentElement.clientWidth - panel.width - 12;
    const above = words.top - panel.height - 10;
    const below = words.bottom + 10;
    const fits = below + panel.height <= innerHeight;
    const top = fits || above < 0 ? below : above; // above only where there is all the room
    this.root.style.left = `${scrollX + Math.max(8, Math.min(words.left, room))}px`;
    this.root.style.top = `${scrollY + top}px`;
    scrollBy(0, Math.max(0, Math.min(top + panel.height + 12 - innerHeight, top - 80)));
  }

  // words is the box around what is marked, in the window.
  words() {
    const boxes = this.marked.ranges.map((range) => range.getBoundingClientRect());
    return { left: Math.min(...boxes.map((b) => b.left)), top: boxes[0].top, bottom: boxes.at(-1).bottom };
  }

  // reveal scrolls so that the words are not behind the panel where it stands at the bottom of the window.
  reveal() {
    if (narrow.matches && this.marked) scrollBy(0, Math.max(0, this.words().bottom + 16 - this.root.getBoundingClientRect().top));
  }

  chosen(claim) {
    this.claim = claim;
    this.fault.textContent = "";
    this.add.disabled = !claim || !this.stance || !this.answer?.toml;
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
    this.done(done);
  }

  // begin writes a new claim, and opens its file in the editor.
  async begin(form) {
    const { answer, marked } = this;
    this.fault.textContent = "";
    const done = await this.post("begin", { source: marked.request.source, from: answer.from, to: answer.to, shown: this.stance, toml: answer.toml, ...form });
    if (done.fault) {
      this.fault.textContent = done.fault;
      return;
    }
    this.beginning.clear();
    this.done(done);
    if (done.edit) element("a", { href: done.edit }).click();
  }

  // done closes the panel and tells what was written.
  done(done) {
    ofTab.set("beleg.added", JSON.stringify({ ...done, at: Date.now() }));
    document.getSelection()?.removeAllRanges();
    this.close();
    showToast();
  }

  // token waits for what a request that writes must know: the page gets it when it is connected, a moment after it is there.
  async token() {
    for (let waited = 0; !this.session.token() && waited < 5 * second; waited += 50) await new Promise((later) => { setTimeout(later, 50); });
    return this.session.token();
  }

  // post sends a request; an answer with a fault says in words what is wrong.
  async post(name, body) {
    try {
      const response = await fetch(own + name, { method: "POST", headers: { "Content-Type": "application/json", "X-Beleg-Token": await this.token() }, body: JSON.stringify(body) });
      return response.ok ? await response.json() : { fault: sentence((await response.text()).trim()) };
    } catch {
      return { fault: "The preview does not answer. Is beleg serve still running?" };
    }
  }
}

const second = 1000; // milliseconds

const key = (marked) => JSON.stringify([marked.request, marked.fault]); // what is marked, for comparing

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
export function showToast() {
  const stored = ofTab.get("beleg.added");
  const added = stored && JSON.parse(stored);
  if (!added || Date.now() - added.at > 8 * second) return;
  document.querySelector(".beleg_toast")?.remove();
  const toast = element("p", { className: "beleg_toast", role: "status", lang: "en" });
  document.body.append(toast);
  const rest = added.begun ? ["It lacks a review."] : ["It is a draft and has no page."];
  if (added.href) rest[0] = element("a", { href: added.href }, "Show the claim");
  if (added.edit) rest.push(" ", element("a", { href: added.edit }, "Open it in the editor"));
  toast.append(added.begun ? `Begun in ${added.file}. ` : `Added to ${added.file}. `, ...rest);
  setTimeout(() => toast.remove(), 8 * second - (Date.now() - added.at));
}
