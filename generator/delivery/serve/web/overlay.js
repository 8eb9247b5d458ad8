// The findings over the last good page. Whatever comes from the project is put into text nodes; the look comes from a file, in a
// shadow root, so that neither the page's stylesheet nor its policy has a say.

import { element } from "./element.js";
import { ofTab } from "./storage.js";

const own = "/_beleg/";
const dismissed = "_beleg_dismissed";
const most = 50; // findings shown at once

const plural = (n, word) => n + " " + word + (n === 1 ? "" : "s");
const summary = ({ errors, warnings }) => [errors && plural(errors, "error"), warnings && plural(warnings, "warning")].filter(Boolean).join(", ");

export class Overlay {
  #version = "";
  #wanted = ""; // the version that was asked for last
  #data = { errors: 0, warnings: 0, findings: [] };
  #open = false;
  #asked = false; // opened by a person, not by an error
  #lost = false;
  #all = false; // more than the first findings are shown
  #instead = document.querySelector('link[href="/_beleg/instead.css"]') !== null; // there is no page behind
  #host = document.createElement("beleg-preview");
  #root = this.#host.attachShadow({ mode: "open" });
  #status = element("p.spoken", { role: "status" });
  #pill = element("button.pill", { type: "button", "aria-controls": "panel", click: () => this.#toggle() });
  #title = element("h2", { id: "title" });
  #note = element("p.note");
  #list = element("div.list");
  #panel = element("section.panel", { id: "panel", role: "dialog", "aria-labelledby": "title", tabindex: "-1" },
    element("div.head", null, element("div", null, this.#title, this.#note),
      element("button.close", { type: "button", "aria-label": "Close", title: "Close (Esc)", click: () => this.#close() }, "×")),
    this.#list);

  constructor() {
    const look = element("link", { rel: "stylesheet", href: own + "overlay.css" });
    const body = element("div.all", { hidden: true }, this.#status, this.#panel, this.#pill);
    look.addEventListener("load", () => { body.hidden = false; this.#aim(); }); // never without its look
    this.#root.append(look, body);
    this.#host.toggleAttribute("data-instead", this.#instead);
    this.#draw();
    document.documentElement.append(this.#host);
    document.addEventListener("keydown", (e) => {
      if (e.key === "Escape" && this.#open && !e.defaultPrevented) this.#close();
    });
  }

  // update takes in which findings there are, and gets them if they are others.
  async update(version) {
    if (version === this.#wanted) return;
    this.#wanted = version;
    const answer = await fetch(own + "findings").catch(() => null);
    if (!answer?.ok) {
      this.#wanted = "";
      return;
    }
    this.#take(await answer.json());
  }

  // lost shows that the server does not answer.
  lost(is) {
    if (is === this.#lost) return;
    this.#lost = is;
    this.#draw();
  }

  #take(data) {
    if (data.version === this.#version) return;
    const before = this.#data;
    this.#version = data.version;
    this.#data = data;
    this.#all = false;
    if (data.errors) this.#open = ofTab.get(dismissed) !== data.version || this.#asked;
    else if (!this.#asked || !data.warnings) this.#open = this.#asked = false;
    if (data.errors || before.errors) this.#status.textContent = data.errors ? summary(data) : "no errors any more";
    this.#fill();
    this.#draw();
  }

  #toggle() {
    if (this.#open) return this.#close();
    this.#open = this.#asked = true;
    ofTab.remove(dismissed);
    this.#draw();
    this.#panel.focus();
    this.#aim();
  }

  #close() {
    const inside = this.#panel.contains(this.#root.activeElement);
    this.#open = this.#asked = false;
    ofTab.set(dismissed, this.#version);
    this.#draw();
    if (inside) this.#pill.focus();
  }

  #draw() {
    const { errors, warnings } = this.#data;
    this.#panel.hidden = !this.#open;
    this.#pill.hidden = this.#open || !(errors || warnings || this.#lost);
    this.#pill.className = "pill " + (this.#lost ? "lost" : errors ? "error" : "warning");
    this.#pill.textContent = this.#lost ? "beleg serve does not answer" : summary(this.#data);
    this.#pill.setAttribute("aria-expanded", this.#open);
    this.#title.textContent = summary(this.#data);
    this.#note.textContent = errors && !this.#instead ? "The page behind is the last good one." : "";
  }

  // fill shows the findings: errors, then warnings folded if there are errors. What was shown before and still is stays as it is,
  // unfolded explanations included.
  #fill() {
    const before = new Map([...this.#list.querySelectorAll(".finding")].map((e) => [e.dataset.key, e]));
    const show = (f) => {
      const key = JSON.stringify(f);
      const e = before.get(key) || this.#finding(f);
      e.dataset.key = key;
      return e;
    };
    const errors = this.#data.findings.filter((f) => f.severity === "error");
    const warnings = this.#data.findings.filter((f) => f.severity !== "error");
    const room = this.#all ? Infinity : most;
    const shown = errors.slice(0, room).map(show);
    if (errors.length && warnings.length) {
      const unfolded = this.#list.querySelector(".warnings")?.open;
      shown.push(element("details.warnings", { open: unfolded, toggle: () => this.#aim() },
        element("summary", null, plural(warnings.length, "warning")), ...warnings.slice(0, room).map(show)));
    } else {
      shown.push(...warnings.slice(0, room).map(show));
    }
    if (Math.max(errors.length, warnings.length) > room) {
      shown.push(element("button.more", { type: "button", click: () => { this.#all = true; this.#fill(); } }, "Show all"));
    }
    this.#list.replaceChildren(...shown);
    this.#aim();
  }

  #finding(f) {
    const gutter = Math.max(2, ...f.places.map((p) => String(p.line || "").length));
    return element("article.finding." + f.severity, null,
      element("h3", null, element("span.code", null, f.code || f.severity), " ", f.message),
      ...f.places.map((p) => this.#place(p, gutter)),
      f.help ? element("p.help", null, element("b", null, "Help "), f.help) : null,
      f.code ? this.#explanation(f) : null);
  }

  // place shows a line of a file and marks below it, as in a terminal; in it where words run from right to left.
  #place(p, gutter) {
    const where = p.file ? element(p.edit ? "a.where" : "span.where", { href: p.edit || undefined, title: p.edit ? "Open in the editor" : undefined },
      p.file, element("span.at", null, `:${p.line}:${p.column}`)) : null;
    if (!p.text) return element("div.place", null, where, p.message ? element("p", null, p.message) : null);
    const pad = " ".repeat(gutter);
    const bar = (s) => element("span.gutter", null, s + " | ");
    const marks = "marks." + (p.marks.startsWith("^") ? "here" : "there");
    const line = p.parts?.map((part, i) => (i % 2 ? element("mark." + marks, null, part) : part)) || [p.text];
    const below = p.parts ? [element("span." + marks)] : [p.indent || "", element("span." + marks, null, p.marks)];
    return element("div.place", null, where, element("pre", { tabindex: "0", role: "group", "aria-label": `line ${p.line} of ${p.file}` },
      bar(String(p.line).padStart(gutter)), ...line, ...(p.parts && !p.message ? [] : ["\n", bar(pad), ...below]),
      p.message ? element("span.said", null, " " + p.message) : null));
  }

  #explanation(f) {
    const text = element("pre", { tabindex: "0", role: "group", "aria-label": "What " + f.code + " means" });
    return element("details.explanation", {
      toggle: async (e) => {
        if (!e.target.open || text.textContent) return;
        const answer = await fetch(own + "explain?code=" + encodeURIComponent(f.code)).catch(() => null);
        text.textContent = answer?.ok ? await answer.text() : "The explanation could not be had; try beleg explain " + f.code + ".";
      },
    }, element("summary", null, "What this means"), text);
  }

  // aim scrolls excerpts that are wider than the panel to their marks.
  #aim() {
    for (const pre of this.#list.querySelectorAll(".place pre")) {
      const marks = pre.querySelector(".marks");
      if (!pre.scrollLeft && marks && pre.clientWidth) pre.scrollLeft = Math.max(0, marks.offsetLeft - pre.clientWidth / 3);
    }
  }
}
