// What can be scrolled sideways: the page itself, or a box in it that is not the matrix or a listing of code. Empty if all is well.
(() => {
  const name = (e) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + [...e.classList].map((c) => "." + c).join("");
  const wide = document.documentElement.clientWidth;
  const faults = [];
  for (const e of document.body.querySelectorAll("*")) {
    if (getComputedStyle(e).contentVisibility === "auto") e.style.contentVisibility = "visible"; // rows clip what sticks out of them
  }
  scrollTo(10000, scrollY);
  if (scrollX > 0 || document.documentElement.scrollWidth > wide) {
    const beyond = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right + scrollX > wide + 0.5 && e.checkVisibility());
    faults.push(`the page, ${document.documentElement.scrollWidth} wide, because of ${beyond.slice(-3).map(name).join(", ")}`);
  }
  scrollTo(0, 0);
  for (const box of document.body.querySelectorAll("*")) {
    if (box.scrollWidth <= box.clientWidth || box.clientWidth === 0 || box.closest(".matrix, pre")) continue;
    if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) faults.push(`${name(box)}, ${box.scrollWidth} in ${box.clientWidth}`);
  }
  return faults;
})()
