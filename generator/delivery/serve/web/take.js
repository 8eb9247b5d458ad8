// Taking an article in: a file that is chosen or dropped, or text that is pasted, becomes a source.

import { element } from "./element.js";

const own = "/_beleg/";
const shown = ["Title", "Publisher", "Published", "Language", "Address", "Came as"]; // of what was found, in this order
const largest = 20 << 20; // bytes, as the server says

// start makes the form work, if the page has it. session is what annotate.js is started with.
export function start(session) {
  const form = document.querySelector("#take");
  if (!form) return;
  const [file, text, id] = ["file", "text", "id"].map((name) => form.querySelector("#" + name));
  const button = form.querySelector("button");
  const told = document.querySelector("#told");
  let dropped = null;
  const given = () => dropped ?? file.files[0];
  const ready = () => { button.disabled = !given() && !text.value.trim(); };
  file.addEventListener("change", () => { dropped = null; ready(); });
  text.addEventListener("input", ready);
  drops(form.querySelector(".drop"), (f) => {
    dropped = f;
    file.value = "";
    told.replaceChildren(element("p", {}, `${f.name} is ready.`));
    ready();
  });
  const send = async (again) => {
    button.disabled = true;
    const release = session.hold(); // the page stays until it has been read
    told.replaceChildren(element("p", {}, "Reading …"));
    const answer = await post(session, given(), text.value, id.value.trim(), again);
    told.replaceChildren(...tell(answer, () => send(true)));
    if (answer.file && !answer.same) {
      form.reset();
      dropped = null;
    } else release();
    ready();
  };
  form.addEventListener("submit", (e) => { e.preventDefault(); send(false); });
}

// drops lets files be dropped anywhere on the page; the place for them shows it.
function drops(place, take) {
  let depth = 0;
  const over = (by) => { depth = Math.max(0, depth + by); place.classList.toggle("over", depth > 0); };
  document.addEventListener("dragenter", () => over(1));
  document.addEventListener("dragleave", () => over(-1));
  document.addEventListener("dragover", (e) => e.preventDefault());
  document.addEventListener("drop", (e) => {
    e.preventDefault();
    over(-depth);
    if (e.dataTransfer.files[0]) take(e.dataTransfer.files[0]);
  });
}

async function post(session, file, text, id, again) {
  if (file && file.size > largest) return { fault: `${file.name} is larger than ${largest >> 20} MB.` };
  try {
    const body = { name: file?.name ?? "", data: file ? await base64(file) : "", text: file ? "" : text, id, again };
    const headers = { "Content-Type": "application/json", "X-Beleg-Token": session.token() };
    const response = await fetch(own + "article", { method: "POST", headers, body: JSON.stringify(body) });
    return response.ok ? await response.json() : { fault: (await response.text()).trim() };
  } catch {
    return { fault: "The preview does not answer. Is beleg serve still running?" };
  }
}

const base64 = (file) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = failed;
  reader.readAsDataURL(file);
});

// tell says what became of it.
function tell(answer, again) {
  if (answer.fault) return [element("p.fault", { role: "alert" }, sentence(answer.fault))];
  const facts = shown.map((name) => [element("dt", {}, name), element("dd", {}, answer.facts[name] || "not known: add it in the file")]).flat();
  const notes = answer.notes.map((note) => element("p.fault", {}, sentence(note)));
  if (answer.same) {
    const changes = [...answer.gone.map((p) => element("p.gone", {}, "− " + p)), ...answer.come.map((p) => element("p.come", {}, "+ " + p))];
    return [element("h2", {}, "It is here already"), element("p", {}, `As ${answer.file}. This is what has changed:`), ...changes, ...notes,
      element("p", {}, element("button", { type: "button", click: again }, "Take the newer one in"))];
  }
  return [element("h2", {}, "Taken in"), element("p", {}, `As ${answer.file}. `, element("a", { href: answer.href }, "Look at its text and quote from it")),
    element("dl", {}, ...facts), ...notes];
}

const sentence = (s) => s && s[0].toUpperCase() + s.slice(1) + (/[.?!]$/.test(s) ? "" : ".");
