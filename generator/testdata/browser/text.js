// The text a reader sees, without what only a script can serve: fields, buttons and what they say.
(() => {
  const words = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (e.closest("script, style, noscript, form, label, select, button, output, dialog")) continue;
    if (e.checkVisibility({ visibilityProperty: true, opacityProperty: true })) words.push(walk.currentNode.data);
  }
  return words.join(" ").replace(/\s+/g, " ").trim();
})()
