// Notes everything on the page that keys must reach, and how it looks without the focus. Returns how much that is.
(() => {
  const looks = (e) => {
    const s = getComputedStyle(e);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join(" ");
  };
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(
    (e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0 && e.getClientRects().length > 0,
  );
  const before = new Map(stops.map((e) => [e, looks(e)]));
  const seen = new Set();
  const say = (e) => `<${e.tagName.toLowerCase()} class="${e.className}"> ${(e.textContent || e.value || "").trim().slice(0, 60)}`;

  // Tells about the element that has the focus: whether it is one of those, and what is wrong with its looks.
  window.focused = () => {
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return { at: "", fault: "" };
    const first = seen.size === 0;
    const again = seen.has(e);
    seen.add(e);
    const s = getComputedStyle(e);
    const fault = [];
    const ring = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
    if (before.has(e) ? looks(e) === before.get(e) : !ring && s.boxShadow === "none") fault.push("does not show the focus");
    const box = [...e.getClientRects()].find((r) => r.width > 1 && r.height > 1 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth);
    if (!box) fault.push("is not in the window");
    else {
      const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
      const y = Math.min(Math.max((Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2, 0), innerHeight - 1);
      const top = document.elementFromPoint(x, y);
      if (top && !e.contains(top) && !top.contains(e)) fault.push(`is covered by ${say(top)}`);
    }
    return { at: say(e), first, again, skip: e.matches("body > a[href='#main_content']"), fault: fault.join(", ") };
  };
  // Takes the focus as many stops ahead, as if keys had led there, unless the end of the page is near. Tells whether it did.
  window.leap = (n) => {
    const here = stops.indexOf(document.activeElement);
    if (here < 0 || here + 2 * n > stops.length) return false;
    stops.slice(here + 1, here + n + 1).forEach((e) => seen.add(e));
    stops[here + n].focus();
    return document.activeElement === stops[here + n];
  };
  window.unreached = () => stops.filter((e) => !seen.has(e)).map(say);
  return stops.length;
})()
