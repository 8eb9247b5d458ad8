// The findings over the last good page. Whatever comes from the project is put into text nodes; the look comes from a file, in a
// shadow root, so that neither the page's stylesheet nor its policy has a say.

const own = "/_beleg/";
const dismissed = "_beleg_dismissed";
const most = 50; // findings shown at once

// h makes an element: its name and classes as in a selector, its attributes, and its children. Strings become text nodes.
function h(name, attributes, ...children) {
  const [tag, ...classes] = name.split(".");
  const e = document.createElement(tag);
  if (classes.length) e.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) e.setAttribute(key, value === true ? "" : value);
  }
  e.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
  return e;
}

const plural = (n, word) => n + " " + word + (n === 1 ? "" : "s");
const summary = ({ errors, warnings }) => [errors && plural(errors, "error"), warnings && plural(warnings, "warning")].filter(Boolean).join(", ");

export class Overlay {
  #version = "";
  #wanted = ""; // the version that was asked for last
  #data = { errors: 0, warnings: 0, ready: true, findings: [] };
  #open = false;
  #asked = false; // opened by a person, not by an error
  #lost = false;
  #all = false; // more than the first findings are shown
  #host = document.createElement("beleg-preview");
  #root = this.#host.attachShadow({ mode: "open" });
  #status = h("p.spoken", { role: "status" });
  #pill = h("button.pill", { type: "button", "aria-controls": "panel", onclick: () => this.#toggle() });
  #title = h("h2", { id: "title" });
  #note = h("p.note");
  #list = h("div.list");
  #panel = h("section.panel", { id: "panel", role: "dialog", "aria-labelledby": "title", tabindex: "-1" },
    h("div.head", null, h("div", null, this.#title, this.#note),
      h("button.close", { type: "button", "aria-label": "Close", title: "Close (Esc)", onclick: () => this.#close() }, "×")),
    this.#list);

  constructor() {
    const look = h("link", { rel: "stylesheet", href: own + "overlay.css" });
    const body = h("div.all", { hidden: true }, this.#status, this.#panel, this.#pill);
    look.addEventListener("load", () => { body.hidden = false; this.#aim(); }); // never without its look
    this.#root.append(look, body);
    this.#draw();
    document.documentElement.append(this.#host);
    document.addEventListener("keydown", (e) => {
      if (e.key === "Escape" && this.#open && !e.defaultPrevented) this.#close();
    });
  }

  // update takes in which findings there are, and gets them if they are others.
  async update({ version }) {
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
    if (data.errors) this.#open = sessionStorage[dismissed] !== data.version || this.#asked;
    else if (!this.#asked || !data.warnings) this.#open = this.#asked = false;
    if (data.errors || before.errors) this.#status.textContent = data.errors ? summary(data) : "no errors any more";
    this.#fill();
    this.#draw();
  }

  #toggle() {
    if (this.#open) return this.#close();
    this.#open = this.#asked = true;
    delete sessionStorage[dismissed];
    this.#draw();
    this.#panel.focus();
    this.#aim();
  }

  #close() {
    const inside = this.#panel.contains(this.#root.activeElement);
    this.#open = this.#asked = false;
    sessionStorage[dismissed] = this.#version;
    this.#draw();
    if (inside) this.#pill.focus();
  }

  #draw() {
    const { errors, warnings, ready } = this.#data;
    this.#host.toggleAttribute("data-instead", !ready);
    this.#panel.hidden = !this.#open;
    this.#pill.hidden = this.#open || !(errors || warnings || this.#lost);
    this.#pill.className = "pill " + (this.#lost ? "lost" : errors ? "error" : "warning");
    this.#pill.textContent = this.#lost ? "beleg serve does not answer" : summary(this.#data);
    this.#pill.setAttribute("aria-expanded", this.#open);
    this.#title.textContent = summary(this.#data);
    this.#note.textContent = errors && ready ? "The page behind is the last good one." : "";
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
      shown.push(h("details.warnings", { open: unfolded, ontoggle: () => this.#aim() },
        h("summary", null, plural(warnings.length, "warning")), ...warnings.slice(0, room).map(show)));
    } else {
      shown.push(...warnings.slice(0, room).map(show));
    }
    if (Math.max(errors.length, warnings.length) > room) {
      shown.push(h("button.more", { type: "button", onclick: () => { this.#all = true; this.#fill(); } }, "Show all"));
    }
    this.#list.replaceChildren(...shown);
    this.#aim();
  }

  #finding(f) {
    const gutter = Math.max(2, ...f.places.map((p) => String(p.line || "").length));
    return h("article.finding." + f.severity, null,
      h("h3", null, h("span.code", null, f.code || f.severity), " ", f.message),
      ...f.places.map((p) => this.#place(p, gutter)),
      f.help ? h("p.help", null, h("b", null, "Help "), f.help) : null,
      f.code ? this.#explanation(f) : null);
  }

  // place shows a line of a file and marks below it, as in a terminal.
  #place(p, gutter) {
    const where = p.file ? h(p.edit ? "a.where" : "span.where", { href: p.edit || undefined, title: p.edit ? "Open in the editor" : undefined },
      p.file, h("span.at", null, `:${p.line}:${p.column}`)) : null;
    if (!p.text) return h("div.place", null, where, p.message ? h("p", null, p.message) : null);
    const pad = " ".repeat(gutter);
    const bar = (s) => h("span.gutter", null, s + " | ");
    return h("div.place", null, where, h("pre", { tabindex: "0", role: "group", "aria-label": `line ${p.line} of ${p.file}` },
      bar(String(p.line).padStart(gutter)), p.text, "\n",
      bar(pad), p.indent || "", h("span.marks." + (p.marks.startsWith("^") ? "here" : "there"), null, p.marks),
      p.message ? h("span.said", null, " " + p.message) : null));
  }

  #explanation(f) {
    const text = h("pre", { tabindex: "0", role: "group", "aria-label": "What " + f.code + " means" });
    return h("details.explanation", {
      ontoggle: async (e) => {
        if (!e.target.open || text.textContent) return;
        const answer = await fetch(own + "explain?code=" + encodeURIComponent(f.code)).catch(() => null);
        text.textContent = answer?.ok ? await answer.text() : "The explanation could not be had; try beleg explain " + f.code + ".";
      },
    }, h("summary", null, "What this means"), text);
  }

  // aim scrolls excerpts that are wider than the panel to their marks.
  #aim() {
    for (const pre of this.#list.querySelectorAll(".place pre")) {
      const marks = pre.querySelector(".marks");
      if (!pre.scrollLeft && marks && pre.clientWidth) pre.scrollLeft = Math.max(0, marks.offsetLeft - pre.clientWidth / 3);
    }
  }
}
