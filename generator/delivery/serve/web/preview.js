// The preview's script: in every page that beleg serve shows, and in none that beleg build makes. It connects the page with the
// server and starts the parts of the preview.

import { Connection } from "./connection.js";
import { obey, hold, restore } from "./reload.js";
import { Overlay } from "./overlay.js";
import { start as quote } from "./annotate.js";
import { start as take } from "./take.js";

const tag = document.querySelector('script[src="/_beleg/preview.js"]');

// What this page was made of, and by which run of the server.
export const made = { ...tag.dataset };

restore();

const overlay = new Overlay();
const connection = new Connection(made, {
  message(m) {
    obey(m);
    overlay.update(m.told);
  },
  lost: (is) => overlay.lost(is),
});
connection.start();

// What the other parts of the preview are started with.
//   token() returns what a request that writes must send as X-Beleg-Token
//   hold()  puts off reloading while somebody is busy on the page; the function that it returns ends that
//   home    the path of the site's home page
export const session = { token: () => connection.token, hold, home: made.home };

quote(session);
take(session);
