// The stream of events from the server. A page says what it was made of when it connects, and again after each break, so that
// neither sleep nor a restarted server leaves it stale.

const own = "/_beleg/";

// Browsers allow six connections to a host for all tabs together, and a seventh tab would wait for ever. So a tab that cannot be
// seen keeps its stream only while one of these places is free. It catches up when it is seen again.
const places = ["_beleg_1", "_beleg_2", "_beleg_3"];

const mostUsed = 200;

export class Connection {
  #made; // run, revision, home, page: as the server named them
  #used = new Set(); // paths of other files of the site that this page has taken
  #listener;
  #stream = null;
  #timer = 0;
  #delay = 0;
  #leave = null; // gives the place of a hidden tab back

  token = "";

  constructor(made, listener) {
    this.#made = made;
    this.#listener = listener;
  }

  start() {
    new PerformanceObserver((list) => this.#note(list.getEntries())).observe({ type: "resource", buffered: true });
    document.addEventListener("visibilitychange", () => this.#seen());
    addEventListener("pagehide", () => this.#close());
    addEventListener("pageshow", (e) => { if (e.persisted) this.#open(); }); // taken out of the cache of pages left
    this.#seen();
  }

  // note remembers what the page takes from the site. The server learns it with the next connection, so there must be one.
  #note(entries) {
    const before = this.#used.size;
    for (const entry of entries) {
      const url = new URL(entry.name);
      const mine = url.origin === location.origin && url.pathname.startsWith(this.#made.home);
      const fixed = url.pathname.startsWith(this.#made.home + "assets/"); // what stands at such an address never changes
      if (mine && !fixed && !url.pathname.startsWith(own) && this.#used.size < mostUsed) this.#used.add(url.pathname);
    }
    if (this.#used.size > before && this.#stream) this.#again(50);
  }

  // seen keeps the stream open while the page is seen or has a place, and closes it otherwise.
  async #seen() {
    for (const place of places) {
      if (isSeen() || this.#leave) break;
      const leave = await take(place);
      if (this.#leave) leave?.(); // another call was faster
      else this.#leave = leave;
    }
    if (isSeen()) {
      this.#leave?.();
      this.#leave = null;
    }
    if (!isSeen() && !this.#leave) this.#close();
    else if (!this.#stream) this.#open();
  }

  #open() {
    this.#close();
    const { run, revision, home, page } = this.#made;
    const query = new URLSearchParams({ run, revision, home, page, path: location.pathname });
    for (const path of this.#used) query.append("used", path);
    this.#stream = new EventSource(own + "events?" + query);
    this.#stream.onmessage = (event) => this.#message(JSON.parse(event.data));
    this.#stream.onerror = () => this.#failed();
  }

  #close() {
    clearTimeout(this.#timer);
    this.#stream?.close();
    this.#stream = null;
  }

  #message(m) {
    this.#delay = 0;
    this.#listener.lost(false);
    this.token = m.token || this.token;
    Object.assign(this.#made, { run: m.run, revision: m.revision, page: m.page });
    this.#listener.message(m);
  }

  // failed tries again by itself: a browser would ask with what the page was made of at first.
  #failed() {
    this.#delay = Math.min(2000, this.#delay * 2 || 250);
    if (this.#delay > 500) this.#listener.lost(true);
    this.#again(this.#delay);
  }

  #again(delay) {
    this.#close();
    this.#timer = setTimeout(() => this.#open(), delay);
  }
}

const isSeen = () => document.visibilityState === "visible";

// take takes one of the places if it is free, and returns the function that gives it back. Pages from other machines have none.
function take(place) {
  return new Promise((taken) => {
    if (!navigator.locks) return taken(null);
    navigator.locks.request(place, { ifAvailable: true }, (lock) => {
      if (!lock) return taken(null);
      return new Promise((leave) => taken(leave));
    });
  });
}
