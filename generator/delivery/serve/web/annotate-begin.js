// Beginning a claim with the quotation that is offered: what is claimed, and what the quotation does to it.

import { element } from "./element.js";

export const stances = ["supports", "disputes", "mentions"];

// Beginning is the form for it, folded away in the panel. send gets what was filled in.
export class Beginning {
  constructor(send) {
    this.sentence = this.field("textarea", "Claim", { id: "beleg_sentence", rows: 2, placeholder: "One sentence that can be true or false" });
    // None is chosen beforehand: a stance that nobody has weighed is a judgement that nobody has made.
    this.stance = element("fieldset", {}, element("legend", {}, "Stance"));
    for (const value of stances) this.stance.append(element("label", {}, element("input", { type: "radio", name: "beleg_begun", value }), value));
    this.via = this.field("input", "Via", { id: "beleg_via", placeholder: "agency < ministry; ?" });
    this.hedge = this.field("input", "Hedge", { id: "beleg_hedge", placeholder: "words by which the article keeps its distance" });
    this.measure = this.field("select", "Figure", { id: "beleg_measure" });
    this.value = element("input", { inputMode: "decimal", "aria-label": "Number" });
    this.about = element("input", { type: "checkbox" });
    this.figure = element("div", { className: "row" }, this.value, element("label", {}, this.about, "about"));
    this.button = element("button", { type: "submit", className: "primary", disabled: true }, "Begin");
    const fields = [this.sentence, this.stance, this.via, this.hedge, this.measure];
    this.form = element("form", {}, ...fields.flatMap((f) => (f.caption ? [f.caption, f] : [f])), this.figure, this.button);
    this.form.addEventListener("input", () => this.ready());
    this.form.addEventListener("submit", (e) => { e.preventDefault(); if (!this.button.disabled) send(this.filled()); });
    this.root = element("details", {}, element("summary", {}, "Begin a claim with it"), this.form);
  }

  field(kind, caption, properties) {
    const field = element(kind, { autocomplete: "off", ...properties });
    field.caption = element("label", { htmlFor: properties.id }, caption);
    return field;
  }

  // offer takes over what is told of the quotation.
  offer({ from, to, count, hedge, measures }) {
    this.single = count === 1;
    if (this.from !== from || this.to !== to) this.hedge.value = hedge ?? ""; // else it may have been changed
    Object.assign(this, { from, to });
    const chosen = this.measure.value;
    this.measure.replaceChildren(element("option", { value: "" }, "none"), ...(measures ?? []).map((m) => element("option", { value: m.id, selected: m.id === chosen }, m.label)));
    this.ready();
  }

  chosen() {
    return this.stance.querySelector("input:checked")?.value;
  }

  ready() {
    this.figure.hidden = !this.measure.value;
    this.button.disabled = !this.single || !this.sentence.value.trim() || !this.chosen();
  }

  filled() {
    return { sentence: this.sentence.value, stance: this.chosen(), via: this.via.value, hedge: this.hedge.value, measure: this.measure.value,
      value: this.measure.value ? this.value.value : "", about: this.about.checked };
  }

  clear() {
    this.form.reset();
    this.root.open = false;
    this.ready();
  }
}
