// Adds to each quotation a button that copies it with its source and address.
"use strict";

const text = document.querySelector("[data-copy]");
if (text && navigator.clipboard) {
  for (const places of text.querySelectorAll("[data-words]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.ariaLive = "polite";
    button.textContent = text.dataset.copy;
    button.addEventListener("click", async () => {
      const id = places.closest("[id]").id.replace("note_", "");
      await navigator.clipboard.writeText(`${places.dataset.words} ${text.dataset.place}${id}`);
      button.textContent = text.dataset.done;
      setTimeout(() => (button.textContent = text.dataset.copy), 2000);
    });
    places.prepend(button);
  }
}
