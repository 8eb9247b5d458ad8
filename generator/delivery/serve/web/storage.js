// What the preview remembers. A browser may refuse to keep anything (blocked cookies, a frame of another site), and refuses by
// throwing, even where only the name is said: then it is remembered as long as the page stands.

export const ofTab = remembering(() => sessionStorage);
export const ofSite = remembering(() => localStorage);

function remembering(area) {
  const page = new Map();
  const kept = (use, otherwise) => {
    try {
      return use(area());
    } catch {
      return otherwise();
    }
  };
  return {
    get: (key) => kept((s) => s.getItem(key), () => page.get(key) ?? null),
    set: (key, value) => kept((s) => s.setItem(key, value), () => page.set(key, value)),
    remove: (key) => kept((s) => s.removeItem(key), () => page.delete(key)),
  };
}
