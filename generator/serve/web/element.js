// Making elements of a page, as the policy of the preview's pages allows: no markup in strings.

// element makes an element; what is no property of it becomes an attribute.
export function element(name, properties = {}, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in e) e[key] = value;
    else e.setAttribute(key, value);
  }
  e.append(...children);
  return e;
}
