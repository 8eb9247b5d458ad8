// Choosing a claim by words of its title, of its sentence or of its id.

import { element } from "./element.js";
import { ofSite } from "./storage.js";

const own = "/_beleg/";
const shownAtMost = 60;

// ClaimPicker is a list of claims that gets shorter while one types: those used last first, then those that quote the source.
export class ClaimPicker {
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
    if (!this.list.hidden) this.show(); // somebody was faster
  }

  recent() {
    try {
      return JSON.parse(ofSite.get("beleg.claims")) || [];
    } catch {
      return [];
    }
  }

  used(id) {
    ofSite.set("beleg.claims", JSON.stringify([id, ...this.recent().filter((other) => other !== id)].slice(0, 20)));
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
