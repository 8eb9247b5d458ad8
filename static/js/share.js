// Adds to each quotation a button that copies it with its source and address.
"use strict";

const text = document.querySelector("[data-copy]");

// The words of a passage are those of its highlights; what stands between two of them is left out.
function shown(id) {
  const begin = document.getElementById(id);
  const parts = [...begin.closest(".block").querySelectorAll(begin.className.replace("at", ".p"))];
  return parts.map((part, i) => (i && part.previousSibling !== parts[i - 1] ? " […] " : "") + part.textContent).join("");
}

if (text && navigator.clipboard) {
  for (const note of text.querySelectorAll(".notes > [id]")) {
    const places = note.querySelector(".places") || note.appendChild(Object.assign(document.createElement("p"), { className: "places" }));
    const button = document.createElement("button");
    button.type = "button";
    button.ariaLive = "polite";
    button.textContent = text.dataset.copy;
    button.addEventListener("click", async () => {
      const id = note.id.replace("note_", "");
      const words = note.dataset.words || text.dataset.words.replace("…", () => shown(id));
      await navigator.clipboard.writeText(`${words} ${text.dataset.place}${id}`);
      button.textContent = text.dataset.done;
      setTimeout(() => (button.textContent = text.dataset.copy), 2000);
    });
    places.prepend(button);
  }
}
