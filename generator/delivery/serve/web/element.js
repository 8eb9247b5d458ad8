// Making elements of a page, as the policy of the preview's pages allows: no markup in strings.

// element makes an element: its name and classes as in a selector, its properties, and its children, of which null and "" are none.
// What is no property becomes an attribute, and a function a listener.
export function element(name, properties = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const e = document.createElement(tag);
  e.classList.add(...classes);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === undefined) continue;
    if (typeof value === "function") e.addEventListener(key, value);
    else if (key in e) e[key] = value;
    else e.setAttribute(key, value);
  }
  e.append(...children.filter((c) => c !== null && c !== ""));
  return e;
}
