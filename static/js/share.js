// Adds to the note of each quotation a way back to it, and a button that copies it with its source and address.
"use strict";

const text = document.querySelector("[data-copy]");
const make = (name, props) => Object.assign(document.createElement(name), props);

// The words of a passage are those of its highlights; what stands between two of them is left out.
function shown(id) {
  const begin = document.getElementById(id);
  const parts = [...begin.closest(".block").querySelectorAll(begin.className.replace("at", ".p"))];
  return parts.map((part, i) => (i && part.previousSibling !== parts[i - 1] ? " […] " : "") + part.textContent).join("");
}

function addButton(note, id) {
  const places = note.querySelector(".places") || note.appendChild(make("p", { className: "places" }));
  const button = make("button", { type: "button", ariaLive: "polite", textContent: text.dataset.copy });
  button.addEventListener("click", async () => {
    const words = note.dataset.words || text.dataset.words.replace("…", () => shown(id));
    await navigator.clipboard.writeText(`${words} ${text.dataset.place}${id}`);
    button.textContent = text.dataset.done;
    setTimeout(() => (button.textContent = text.dataset.copy), 2000);
  });
  places.prepend(button);
}

for (const note of text ? text.querySelectorAll(".notes > [id]") : []) {
  const id = note.id.replace("note_", "");
  if (id !== note.id) note.prepend(make("a", { className: "back", href: "#" + id, ariaLabel: text.dataset.back }), " ");
  if (navigator.clipboard) addButton(note, id);
}
