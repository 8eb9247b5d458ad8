// See generator/pages/search.

const marks = "[\\p{M}\\p{Cf}]*", dense = "(?=[\\p{L}〇])[ー\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}]" + marks;
const letter = `(?!${dense})[\\p{L}\\p{N}]`, number = `\\p{Nd}{1,3}(?:[\\p{Zs}.,'’٫٬]\\p{Nd}{3}(?!${letter}))+`;
const token = RegExp(`${dense}(?=(${dense})?)|${number}|(?:${letter}${marks}|(?<=[א-ת])(?:['’׳]|["“”״](?!.[א-ת]))(?=[א-ת]))+`, "gu");
const letters = "ßss æae œoe øo đd ðd þth łl ħh ıi ςσ".split(" ");
const each = (list, f) => Promise.all(list.map(f));
const once = (f, kept = {}) => (key) => (kept["." + key] ||= f(key));

function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}\p{P} ـ]/gu, "")
    .replace(/\p{Nd}/gu, (c) => (c.codePointAt() - (c > "ऀ" && c < "ก" && 6)) & 15)
    .replace(/\W/g, (c) => letters.find((l) => l[0] === c)?.slice(1) || c);
  return [...plain.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word.replace(/(?<=[ao]|(?<![aeq])u)e/g, ""));
}

const tokens = (text) => [...text.matchAll(token)].map((m) => [m[0] + (m[1] || ""), m.index, m[0].length]);
const folded = (text, but = "") => tokens(text).flatMap(([t]) => (but.includes("=" + t) ? [] : fold(t)));

function numbers(text) {
  let last = 0;
  return [...text.matchAll(/[g-z\d+/]*./g)].map(([gap]) => (last += [...gap].reduceRight((n, c) => n * 32 + ((atob(c + "AAA").charCodeAt() >> 2) & 31), 0)));
}

function parse(query) {
  const said = [];
  const rest = query.replace(/(^|\s)([-−]?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|(?<=[-−])([^\s"“”„«»]+))/g, (all, _, not, phrase, word) => {
    said.push([folded(phrase ?? word), !not]);
    return " ";
  });
  return [folded(rest), said];
}

function distance(a, b, most) {
  if (!a || !b) return a.length + b.length;
  if (a[0] === b[0]) return distance(a.slice(1), b.slice(1), most);
  const ways = [[1, 0], [0, 1], a[0] === b[1] && a[1] === b[0] ? [2, 2] : [1, 1]];
  return most ? 1 + Math.min(...ways.map(([i, j]) => distance(a.slice(i), b.slice(j), most - 1))) : 9;
}

function index(at, get) {
  let start;
  const piece = once(async (name) => {
    const data = await get(at + name + ".json?" + start.v);
    if (data.v !== start.v) throw name;
    return data;
  });
  const place = (x, among = start.terms) => Math.max(0, among.findLastIndex((b) => b <= x));
  const shard = once(async (i) => {
    const { terms, forms } = await piece("t" + i);
    return { __proto__: null, ...terms, ...forms };
  });

  const known = async (word, end = word.length) => {
    const begin = word.slice(0, end), of = start.endings.includes(word.slice(end)) && (await shard(place(begin)))[begin];
    return of ? (of[0][0] ? of : [begin]) : end > 3 && known(word, end - 1);
  };
  const parted = async (word) => {
    for (let i = word.length - 4; i > 3; i--) {
      const left = await known(word.slice(0, i));
      for (const link of left ? ["", ...start.links] : []) {
        const rest = word.startsWith(link, i) && word.slice(i + link.length), right = rest[3] && (await known(rest));
        if (right) return [[left[0], right[0]].flat()];
      }
    }
  };

  const around = async (begin) => {
    const from = place(begin), near = start.terms.slice(from, from + 4).flatMap((b, i) => (!i || b.startsWith(begin) ? from + i : []));
    return (await each(near, shard)).flatMap((words) => Object.entries(words).flatMap(([w, of]) => (isNaN(w) ? [of[0].length ? [w, of, 0] : [w, [w], of[0]]] : [])));
  };
  const nearest = async (word) => {
    const most = word[7] ? 2 : 1, words = (await each([word.slice(0, 3), word[1] + word[0] + word[2]], around)).flat();
    return words.map((w) => [distance(word, w[0], most), ...w]).filter(([far]) => far <= most).sort((a, b) => a[0] - b[0] || b[3] - a[3])[0] || [];
  };

  const rarity = (n) => Math.log(1 + (start.docs - n + 0.5) / (n + 0.5));
  const list = once(async (stem) => {
    const [n, docs, scores, parts = []] = (await piece("t" + place(stem))).terms[stem];
    return { docs: numbers(docs), scores, parts, idf: rarity(n) };
  });

  const rated = async ({ word, of, more }) => {
    const docs = new Map(), open = [];
    let rarest = 0;
    for (const stems of [...of, ...more]) {
      const met = await each([stems].flat(), list), whole = of.includes(stems);
      open.push(...met.filter((l) => l.parts[0]));
      if (whole) rarest = Math.max(rarest, ...met.map((l) => l.idf));
      const [first, ...others] = met.map((l) => new Map(l.docs.map((doc, i) => [doc, Math.min(l.idf, rarest || l.idf) * (parseInt(l.scores[i], 16) + 1)])));
      first.forEach((score, doc) => {
        const worth = Math.min(score, ...others.map((l) => l.get(doc) ?? 0)) * (others.length ? 0.5 : whole ? 1 : 0.8);
        if (worth) docs.set(doc, Math.max(docs.get(doc) || 0, worth));
      });
    }
    return { word, docs, open };
  };

  const missing = (met) => met.flatMap((word) => {
    const [other, ...others] = met.filter((w) => w !== word).sort((a, b) => a.open.length - b.open.length || a.docs.size - b.docs.size);
    const wanted = other && [...other.docs.keys()].filter((doc) => others.every((w) => w.docs.has(doc) || w.open[0]));
    const tenth = other ? 0 : [...word.docs.values()].sort((a, b) => b - a)[9];
    return word.open.flatMap((l) => l.parts.filter(([from, , , top], i) => {
      const [to] = l.parts[i + 1] || [Infinity];
      return other && !other.open[0] ? wanted.some((doc) => doc >= from && doc < to) : !(l.idf * (top + 1) <= tenth);
    }).map((part) => [l, part]));
  }).sort((a, b) => b[1][3] - a[1][3]);
  const grow = async ([l, part]) => {
    const [docs, scores] = (await piece("p" + part[1])).lists[part[2]];
    l.parts = l.parts.filter((p) => p !== part);
    l.docs.push(...numbers(docs));
    l.scores += scores;
  };

  const block = async (doc) => {
    const i = place(doc, start.blocks), { docs, names } = await piece("d" + i);
    return { ...docs[doc - start.blocks[i]], all: names };
  };
  const says = (words, { title, passages }) => [["", title], ...passages].some(([, text]) => ` ${folded(text).join(" ")} `.includes(` ${words.join(" ")}${words.at(-1) > "ก" ? "" : " "}`));

  return {
    block,
    kind: (doc) => start.kinds.findLast(([, first]) => first <= doc)[0],
    open: once(async () => {
      start = await get(at + "index.json", { cache: "no-cache" });
      start.blocks = numbers(start.blocks);
      start.again = new Set(numbers(start.again));
      return start;
    }),

    async facets() {
      const files = await each([...Array(Math.ceil(start.docs / start.facets)).keys()], (i) => piece("f" + i));
      return (facet, doc) => {
        const { names, of } = files[Math.floor(doc / start.facets)][facet];
        return [of[doc % start.facets]].flat().map((i) => names[i]);
      };
    },

    async find(query, parts) {
      const [words, said] = parse(query), quoted = said.flatMap(([words, is]) => (is ? words : []));
      const stands = async (word) => {
        const of = (await known(word)) || (word[7] && (await parted(word))) || [];
        const begun = (word[1] ? word === words.at(-1) : word > "ก") || (!of[0] && word[3]) ? await around(word) : [];
        const more = new Set(begun.filter(([w]) => w.startsWith(word)).flatMap(([, stems]) => stems.filter((s) => !s.map && !of.includes(s))));
        const [, meant, nearer] = of[0] || more.size || !word[2] ? [] : await nearest(word);
        return { word, of: nearer || of, more: [...more], meant };
      };
      const all = [...new Set([...words, ...quoted])], saying = all.filter((w) => w[1] && !start.stop.includes(w) && folded(query, start.stop).includes(w));
      const asked = await each(saying[0] ? saying : all, stands);
      let met = await each(asked, rated), most = 10 * parts - 38, needed, cut;
      for (parts /= met[1] ? 1 : 2; (needed = missing(met))[0] && parts >= 1; parts -= needed.length) {
        await each(needed.slice(0, parts), grow);
        met = await each(asked, rated);
      }

      const sums = Array(start.docs).fill(0), weights = [...sums];
      for (const { docs } of met) docs.forEach((score, doc) => {
        sums[doc] += score;
        weights[doc] += rarity(docs.size);
      });
      let hits = [...sums.keys()].filter((doc) => (sums[doc] || !met[0]) && !met.some((w) => quoted.includes(w.word) && !w.docs.has(doc))).sort((a, b) => weights[b] - weights[a] || sums[b] - sums[a] || a - b);
      const top = weights[hits[0]], whole = hits.filter((doc) => weights[doc] === top).length;
      hits = hits.slice(0, Math.max(whole, 5)).filter((doc) => weights[doc] >= top / 2);
      for (const [[word, more], is] of said) if (!is && !more) {
        const { docs } = await rated(await stands(word));
        hits = hits.filter((doc) => !docs.has(doc));
      }
      if (said.some(([[, more], is]) => is || more)) {
        cut = hits.splice(most).length;
        const read = await each(hits, block);
        hits = hits.filter((_, i) => said.every(([words, is]) => says(words, read[i]) === is));
      }
      return { asked, hits, left: (doc) => tokens(query).flatMap(([t]) => (met.some((w) => fold(t)[0] === w.word && !w.docs.has(doc) && !w.open[0]) ? t : [])), open: needed[0] || cut };
    },
  };
}

function page(field, box) {
  const [status, meant, narrow, hits, more, ratings] = box.querySelectorAll("[id]"), instead = document.querySelector("#instead");
  const selects = [...narrow.querySelectorAll("select")], says = box.dataset;
  const kinds = {};
  for (const o of selects[0]) kinds[o.value] = o.text;
  const make = (name, props, ...children) => {
    const made = Object.assign(document.createElement(name), props);
    made.append(...children);
    return made;
  };
  const fresh = () => index(says.home + "assets/search/", async (url, how) => (await fetch(url, how)).json());
  let found = fresh(), start, turn = 0, reach, result, timer, which;

  const meets = (w) => result.asked.find(({ word, of, more }) => w === word || [...of.flat(), ...more].some((stem) =>
    (w.startsWith(stem) && start.endings.includes(w.slice(stem.length))) || (stem[3] && w.includes(stem)))) || {};
  const places = (text) => tokens(text).flatMap(([shown, from, one]) => fold(shown).map(which).filter((w) => w.of).map((w) => [from, from + (w.word[1] ? shown.length : one), w]));
  const way = (text) => (2 * text.match(/([\p{sc=Arab}\p{sc=Hebr}]\p{M}*)+/gu)?.length >= text.match(/[\p{L}\p{M}]+/gu)?.length ? "rtl" : "ltr");
  const number = ([, text]) => new Set(places(text).map((p) => p[2])).size;

  const marked = (text, most) => {
    const all = places(text), first = all[0]?.[0];
    let at = text.length > most && first > 80 ? first - 60 + text.slice(first - 60, first).indexOf(" ") + 1 : 0;
    const to = text.length > at + most ? at + text.slice(at, at + most).replace(/ \S{0,60}$/, "").length : text.length;
    const parts = [at ? "… " : ""];
    all.forEach(([from, end], i) => {
      if (all[i + 1]?.[0] < end) all[i + 1][0] = from;
      else if (end <= to) parts.push(text.slice(at, from), make("mark", {}, text.slice(from, (at = end))));
    });
    return [...parts, text.slice(at, to), to < text.length ? " …" : ""];
  };

  const row = async (id) => {
    const doc = await found.block(id), [to, text, name] = doc.passages.reduce((best, p) => (number(p) > number(best) ? p : best), doc.passages[0] || ["", ""]);
    return make("li", {},
      make("p", { className: "facts" }, kinds[found.kind(id)], ratings.content.children[doc.rating]?.cloneNode(true) || "", make("span", {}, doc.date || ""), result.left(id).join(", ").replace(/.+/, (all) => says.left.replace("{q}", all))),
      make("h2", { className: "title" }, make("a", { href: (says.home + doc.at + to).replace(/.*\/\//, "/"), dir: way(doc.title) }, ...marked(doc.title, Infinity))),
      make("p", { dir: way(text) }, ...marked(text, 260), " ", make("bdi", { className: "role" }, doc.all[name] || "")));
  };

  const values = (facet, doc) => (facet === "kind" ? [found.kind(doc)] : result.facets?.(facet, doc) || []);
  const fits = (but) => (doc) => selects.every((s) => !s.value || s === but || values(s.name, doc).includes(s.value));
  const count = (s) => {
    const n = new Map(s.value && [[s.value, 0]]);
    for (const v of result.hits.filter(fits(s)).flatMap((doc) => values(s.name, doc))) if (v) n.set(v, (n.get(v) || 0) + 1);
    s.replaceChildren(s[0], ...[...n].sort((a, b) => b[1] - a[1]).map(([v, times]) => make("option", { value: v, selected: v === s.value, dir: way(v) }, `${kinds[v] || v} (${times})`)));
    s.parentNode.hidden = !n.size;
  };

  const keep = () => {
    const query = new URLSearchParams([field, ...selects].filter((s) => s.value).map((s) => [s.name, s.value]));
    history.replaceState(null, "", query.size ? "?" + query : location.pathname);
  };
  const tell = (said) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      status.textContent = said;
      keep();
    }, 300);
  };

  const search = async () => {
    const mine = ++turn, query = field.value.trim(), chosen = selects.some((s) => s.value);
    box.hidden = !query && !chosen;
    if (instead) instead.hidden = !box.hidden;
    if (box.hidden) return tell("");
    try {
      start = await found.open();
      const got = await found.find(query, 4 + reach / 10);
      const facets = start.docs <= start.facets || narrow.open || chosen ? await found.facets() : null;
      if (mine !== turn) return;
      const seen = new Set(), thing = (doc) => (start.again.has(doc) ? thing(doc - 1) : doc);
      result = { ...got, facets, hits: got.hits.filter((doc) => !seen.has(thing(doc)) && seen.add(thing(doc))) };
      selects.forEach(count);
      which = once(meets);

      const all = result.hits.filter(fits()), n = all.length, rows = await each(all.slice(0, reach), row);
      if (mine !== turn) return;
      hits.replaceChildren(...rows);
      const slip = got.asked.find((w) => w.meant);
      more.hidden = n <= reach && !got.open;
      tell(says[got.open ? (n ? "least" : "yet") : n ? "count" : "none"].replace("{n}", n));
      meant.replaceChildren();
      if (slip) {
        const near = [...hits.querySelectorAll("mark")].map((m) => m.textContent).find((t) => fold(t)[0] === slip.meant) || slip.meant;
        const better = query.replace(token, (t) => (fold(t)[0] === slip.word ? near : t)), [before, after] = says.meant.split("{q}");
        meant.append(before, make("a", { href: "?q=" + encodeURIComponent(better) }, better), after);
      }
    } catch {
      found = fresh();
      if (mine === turn) tell(says.fault);
    }
  };
  const begin = () => search((reach = 10));

  const asked = new URLSearchParams(location.search), there = new URL(field.form.action).pathname === location.pathname;
  field.value = asked.get("q") ?? (there ? "" : folded(new URLSearchParams("q=" + location.pathname.split("/").findLast(Boolean)).get("q")).join(" "));
  for (const s of selects) if (asked.has(s.name)) s.append(make("option", { value: asked.get(s.name), selected: (narrow.open = true) }));
  field.oninput = narrow.onchange = begin;
  narrow.ontoggle = () => result && !result.facets && search();
  more.onclick = () => search((reach += 10));
  hits.onclick = keep;
  field.form.onsubmit = () => begin() && false;
  document.onkeydown = (e) => {
    const active = document.activeElement, links = [field, ...hits.querySelectorAll("a")], at = links.indexOf(active);
    const to = links[{ ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[e.key]];
    if (e.key === "/" ? active.name : at < 0 || !to) return;
    e.preventDefault();
    (to || field).focus();
    if (to === active) begin((field.value = ""));
  };
  begin();
}

if (this.document) page(document.querySelector("[type=search]"), document.querySelector("#found"));
