// Searches as generator/pages/search says, folds as text/terms.
"use strict";

const token = /(?<![\p{L}\p{N}])\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3}(?![\p{L}\p{N}]))+|[\p{L}\p{N}\p{M}\p{Cf}]+/gu;
const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ς: "σ" };
const each = (list, f) => Promise.all(list.map(f));
const once = (f, kept = { __proto__: null }) => (key) => (kept[key] ||= f(key));

function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}]|(?<=\d)[.,'’ ](?=\d)/gu, "").replace(/\P{ASCII}/gu, (c) => letters[c] || c);
  return (plain.match(/[\p{L}\p{N}]+/gu) || []).map((word) => word.replace(/ae|oe|(?<![aeq])ue/g, (pair) => pair[0]));
}

const folded = (text) => text.match(token)?.flatMap(fold) || [];

function numbers(text) {
  let last = 0, n = 0, shift = 0;
  return [...text].flatMap((c) => {
    const digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".indexOf(c);
    n += (digit & 31) << shift;
    shift += 5;
    if (digit > 31) return [];
    last += n;
    n = shift = 0;
    return last;
  });
}

function parse(query) {
  const phrases = [], without = [];
  const rest = query.replace(/(^|\s)([-−]?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|(?<=[-−])([^\s"“”„«»]+))/g, (all, _, not, phrase, word) => {
    (not ? without : phrases).push(folded(phrase ?? word));
    return " ";
  });
  return { words: folded(rest), phrases, without, unfinished: /\S$/.test(rest) };
}

function distance(a, b, most) {
  if (!a || !b) return (a + b).length;
  if (a[0] === b[0]) return distance(a.slice(1), b.slice(1), most);
  const ways = [[1, 0], [0, 1], a[0] === b[1] && a[1] === b[0] ? [2, 2] : [1, 1]];
  return most ? 1 + Math.min(...ways.map(([i, j]) => distance(a.slice(i), b.slice(j), most - 1))) : 9;
}

function index(at, get) {
  let start;
  const piece = once(async (name) => {
    const data = await get(`${at}${name}.json?${start.v}`);
    if (data.v !== start.v) throw name;
    return data;
  });
  const last = (beginnings, x) => Math.max(0, beginnings.findLastIndex((b) => b <= x));
  const shard = (word) => piece("t" + last(start.terms, word));

  const known = async (word, end = word.length) => {
    const begin = word.slice(0, end), { terms, forms } = start.endings.includes(word.slice(end)) ? await shard(begin) : {};
    if (forms && Object.hasOwn(forms, begin)) return forms[begin];
    return terms && Object.hasOwn(terms, begin) ? [begin] : end > 3 && known(word, end - 1);
  };
  const divided = async (word) => {
    for (let i = word.length - 4; i > 3; i--) {
      const left = await known(word.slice(0, i));
      for (const link of left ? ["", ...start.links] : []) {
        const rest = word.startsWith(link, i) && word.slice(i + link.length), right = rest[3] && (await known(rest));
        if (right) return [[left[0], right[0]].flat()];
      }
    }
  };

  const around = async (begin) => {
    const from = last(start.terms, begin);
    const names = start.terms.slice(from, from + 4).flatMap((b, i) => (!i || b.startsWith(begin) ? "t" + (from + i) : []));
    return (await each(names, piece)).flatMap(({ terms, forms }) => Object.entries({ ...terms, ...forms }).filter(([w]) => isNaN(w)).map(([w, of]) => (of[0] > 0 ? [w, [w], of[0]] : [w, of, 0])));
  };
  const nearest = async (word) => {
    const most = word[7] ? 2 : 1, words = (await each([word.slice(0, 3), word[1] + word[0] + word[2]], around)).flat();
    return words.map((w) => [distance(word, w[0], most), ...w]).filter(([far]) => far <= most).sort((a, b) => a[0] - b[0] || b[3] - a[3])[0] || [];
  };

  const rarity = (n) => Math.log(1 + (start.docs - n + 0.5) / (n + 0.5));
  const list = once(async (stem) => {
    const [n, docs, scores, parts = []] = (await shard(stem)).terms[stem];
    return { docs: numbers(docs), scores, parts, idf: rarity(n) };
  });

  const scored = async ({ word, of, more }) => {
    const docs = new Map(), open = [];
    let rarest = 0;
    for (const stems of [...of, ...more]) {
      const met = await each([stems].flat(), list), whole = of.includes(stems);
      open.push(...met.filter((l) => l.parts[0]));
      if (whole) rarest = Math.max(rarest, ...met.map((l) => l.idf));
      const [first, ...others] = met.map((l) => {
        const idf = Math.min(l.idf, rarest || l.idf);
        return new Map(l.docs.map((doc, i) => [doc, (idf * (parseInt(l.scores[i], 16) + 1)) / 16]));
      });
      first.forEach((score, doc) => {
        const worth = Math.min(score, ...others.map((o) => o.get(doc) ?? 0)) * (others.length ? 0.5 : whole ? 1 : 0.8);
        if (worth) docs.set(doc, Math.max(docs.get(doc) || 0, worth));
      });
    }
    return { word, docs, open };
  };

  const missing = (met) => met.flatMap((word) => {
    const [other, ...others] = met.filter((w) => w !== word).sort((a, b) => a.open.length - b.open.length || a.docs.size - b.docs.size);
    const wanted = other && [...other.docs.keys()].filter((doc) => others.every((o) => o.docs.has(doc) || o.open[0]));
    const tenth = other ? 0 : [...word.docs.values()].sort((a, b) => b - a)[9];
    return word.open.flatMap((l) => l.parts.filter(([from, , , top], i) => {
      const [to] = l.parts[i + 1] || [Infinity];
      return other && !other.open[0] ? wanted.some((doc) => doc >= from && doc < to) : !(l.idf * (top + 1) <= tenth * 16);
    }).map((part) => [l, part]));
  }).sort((a, b) => b[1][3] - a[1][3]);
  const lengthen = async ([l, part]) => {
    const [docs, scores] = (await piece("p" + part[1])).lists[part[2]];
    l.parts = l.parts.filter((p) => p !== part);
    l.docs.push(...numbers(docs));
    l.scores += scores;
  };

  const block = async (doc) => {
    const i = last(start.blocks, doc), { docs, names } = await piece("d" + i);
    return { names, ...docs[doc - start.blocks[i]] };
  };
  const says = (words, { title, passages }) => [[, title], ...passages].some(([, text]) => ` ${folded(text).join(" ")} `.includes(` ${words.join(" ")} `));

  return {
    block,
    kind: (doc) => start.kinds.findLast(([, first]) => first <= doc)[0],
    open: once(async () => {
      start = await get(at + "index.json");
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
      const { words, phrases, without, unfinished } = parse(query);
      const stands = async (word) => {
        const of = (await known(word)) || (word[7] && (await divided(word))) || [];
        const begun = (unfinished && word === words.at(-1) && word[1]) || (!of[0] && word[3]) ? await around(word) : [];
        const more = new Set(begun.filter(([w]) => w.startsWith(word)).flatMap(([, stems]) => stems.filter((s) => !s.map && !of.includes(s))));
        const [, meant, nearer] = of[0] || more.size || !word[2] ? [] : await nearest(word);
        return { word, of: nearer || of, more: [...more], meant };
      };
      const all = [...new Set([words, phrases].flat(2))], telling = all.filter((w) => w[1] && !start.stop.includes(w));
      const asked = await each(telling[0] ? telling : all, stands);
      let met = await each(asked, scored), most = 10 * parts - 38, needed, cut;
      for (parts /= met[1] ? 1 : 2; (needed = missing(met))[0] && parts >= 1; parts -= needed.length) {
        await each(needed.slice(0, parts), lengthen);
        met = await each(asked, scored);
      }

      const sums = new Map(met[0] ? [] : [...Array(start.docs).keys()].map((doc) => [doc, [0, 0]]));
      for (const { docs } of met) docs.forEach((score, doc) => {
        const [sum, weight] = sums.get(doc) || [0, 0];
        sums.set(doc, [sum + score, weight + rarity(docs.size)]);
      });
      const weight = (doc) => sums.get(doc)?.[1], quoted = met.filter((w) => phrases.flat().includes(w.word));
      let hits = [...sums.keys()].filter((doc) => quoted.every((w) => w.docs.has(doc))).sort((a, b) => weight(b) - weight(a) || sums.get(b)[0] - sums.get(a)[0] || a - b);
      const top = weight(hits[0]), whole = hits.filter((doc) => weight(doc) === top).length;
      hits = hits.slice(0, Math.max(whole, 5)).filter((doc) => weight(doc) >= top / 2);
      for (const [word] of without.filter((n) => !n[1])) {
        const { docs } = await scored(await stands(word));
        hits = hits.filter((doc) => !docs.has(doc));
      }
      const not = without.filter((n) => n[1]);
      if (phrases[0] || not[0]) {
        cut = hits.splice(most).length;
        const read = await each(hits, block);
        hits = hits.filter((_, i) => phrases.every((p) => says(p, read[i])) && !not.some((p) => says(p, read[i])));
      }
      return { asked, hits, left: (doc) => (query.match(token) || []).filter((t) => met.some((w) => fold(t)[0] === w.word && !w.docs.has(doc) && !w.open[0])), open: needed[0] || cut };
    },
  };
}

function page(field, box) {
  const [status, meant, narrow, hits, more, ratings] = box.querySelectorAll("[id]"), instead = document.querySelector("#instead");
  const selects = [...narrow.querySelectorAll("select")], says = box.dataset;
  const kinds = Object.fromEntries([...selects[0]].map((o) => [o.value, o.text]));
  const make = (name, props, ...children) => {
    const made = Object.assign(document.createElement(name), props);
    made.append(...children);
    return made;
  };
  const fresh = () => index(says.home + "assets/search/", async (url) => (await fetch(url, { cache: /n$/.test(url) ? "no-cache" : "default" })).json());
  let found = fresh(), start, turn = 0, reach, result, timer, which;

  const meets = (w) => result.asked.find(({ word, of, more }) => w === word || [...of.flat(), ...more].some((stem) =>
    (w.startsWith(stem) && start.endings.includes(w.slice(stem.length))) || (stem[3] && w.includes(stem)))) || {};
  const places = (text) => [...text.matchAll(token)].flatMap(({ 0: shown, index: from }) => fold(shown).flatMap((w) => {
    return which(w).of ? [[from, from + shown.length, which(w)]] : [];
  }));
  const way = (text) => (2 * text.match(/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+/g)?.length >= text.match(/[\p{L}\p{M}]+/gu)?.length ? "rtl" : "ltr");
  const number = ([, text]) => new Set(places(text).map((p) => p[2])).size;

  const marked = (text, most) => {
    const all = places(text), first = all[0]?.[0];
    let at = text.length > most && first > 80 ? text.indexOf(" ", first - 60) + 1 : 0;
    const to = text.length > at + most ? text.lastIndexOf(" ", at + most) : text.length;
    const parts = [at ? "… " : ""];
    for (const [from, end] of all) if (from >= at && end <= to) parts.push(text.slice(at, from), make("mark", {}, text.slice(from, (at = end))));
    return [...parts, text.slice(at, to), to < text.length ? " …" : ""];
  };

  const row = (doc, id) => {
    const [to, text, name] = doc.passages.reduce((best, p) => (number(p) > number(best) ? p : best), doc.passages[0] || ["", ""]);
    const lacks = result.left(id).join(", ");
    return make("li", {},
      make("p", { className: "facts" }, kinds[found.kind(id)], ratings.content.children[doc.rating]?.cloneNode(true) || "", make("span", {}, doc.date || ""), lacks && says.left.replace("{q}", lacks)),
      make("h2", { className: "title" }, make("a", { href: (says.home + doc.at + to).replace(/.*\/\//, "/"), dir: way(doc.title) }, ...marked(doc.title, Infinity))),
      make("p", { dir: way(text) }, ...marked(text, 260), " ", make("bdi", { className: "role" }, doc.names[name] || "")));
  };

  const values = (facet, doc) => (facet === "kind" ? [found.kind(doc)] : result.facets?.(facet, doc) || []);
  const fits = (doc, but) => selects.every((s) => !s.value || s === but || values(s.name, doc).includes(s.value));
  const count = (s) => {
    const n = new Map(s.value && [[s.value, 0]]);
    for (const doc of result.hits) if (fits(doc, s)) for (const v of values(s.name, doc)) if (v) n.set(v, (n.get(v) || 0) + 1);
    s.replaceChildren(s[0], ...[...n].sort((a, b) => b[1] - a[1]).map(([v, times]) => Object.assign(new Option(`${kinds[v] || v} (${times})`, v, false, v === s.value), { dir: way(v) })));
    s.parentNode.hidden = !n.size;
  };

  const remember = () => {
    const query = new URLSearchParams([field, ...selects].filter((s) => s.value).map((s) => [s.name, s.value]));
    history.replaceState(null, "", query.size ? "?" + query : location.pathname);
  };
  const tell = (said) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      status.textContent = said;
      remember();
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

      const all = result.hits.filter((doc) => fits(doc)), n = all.length, few = all.slice(0, reach), docs = await each(few, found.block);
      if (mine !== turn) return;
      hits.replaceChildren(...docs.map((doc, i) => row(doc, few[i])));
      const slip = got.asked.find((w) => w.meant);
      more.hidden = n <= reach && !got.open;
      tell(says[got.open ? (n ? "least" : "yet") : n ? "count" : "none"].replace("{n}", n));
      meant.replaceChildren();
      if (slip) {
        const near = [...hits.querySelectorAll("mark")].find((m) => fold(m.textContent)[0] === slip.meant)?.textContent || slip.meant;
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
  for (const s of selects) if (asked.has(s.name)) s.add(new Option("", asked.get(s.name), false, (narrow.open = true)));
  field.oninput = narrow.onchange = begin;
  narrow.ontoggle = () => result && !result.facets && search();
  more.onclick = () => search((reach += 10));
  hits.onclick = remember;
  field.form.onsubmit = () => begin() && false;
  document.onkeydown = (e) => {
    const active = document.activeElement, links = [field, ...hits.querySelectorAll("a")], at = links.indexOf(active), to = links[{ ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[e.key]];
    if (e.key === "/" ? active.name : at < 0 || !to) return;
    e.preventDefault();
    (to || field).focus();
    if (to === active) begin((field.value = ""));
  };
  begin();
}

if (globalThis.document) page(document.querySelector("[type=search]"), document.querySelector("#found"));
