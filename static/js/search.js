// Searches the site: fetches the pieces of the index that the words of a query need, and shows what they stand in. The index is
// described in generator/pages/search/doc.go, folding in generator/text/terms/terms.go.
"use strict";

// A number with separators, or a word with its marks and what cannot be seen in it.
const token = /(?<![\p{L}\p{N}])\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3}(?!\d))+|[\p{L}\p{N}\p{M}\p{Cf}]+/gu;
const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ς: "σ" };

// Returns the folded words of a token: one, as a rule.
function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}]/gu, "").replace(/[ßæœøđðþłħıς]/g, (c) => letters[c]);
  const whole = /^\d[^\p{L}]*$/u.test(plain) ? plain.replace(/(?<=\d)[.,'’ ](?=\d)/g, "") : plain;
  return whole.split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => word.replace(/ae|oe|(?<![aeq])ue/g, (pair) => pair[0]));
}

function folded(text) {
  return [...text.matchAll(token)].flatMap(([found]) => fold(found));
}

// Decodes ascending numbers.
function numbers(text) {
  const out = [];
  let last = 0, n = 0, shift = 0;
  for (const c of text) {
    const digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".indexOf(c);
    n += (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      out.push((last += n));
      n = shift = 0;
    }
  }
  return out;
}

// Divides a query: words, phrases, and what must not be there. The last word may be unfinished.
function parse(query) {
  const phrases = [], without = [];
  const rest = query.replace(/(^|\s)([-−]?)(?:["“”„«»]\s*([^"“”„«»]*)["“”„«»]?|(?<=[-−])([^\s"“”„«»]+))/g, (all, _, not, phrase, word) => {
    const words = folded(phrase ?? word);
    if (words.length) (not ? without : phrases).push(words);
    return " ";
  });
  return { words: folded(rest), phrases, without, unfinished: /[\p{L}\p{N}]$/u.test(rest) };
}

// How many letters two words differ by, swapped ones counting once (Damerau 1964); more than most is most + 1.
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before, row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length];
}

// An index below an address, whose pieces get() brings.
function index(at, get) {
  let start, kept, lists;

  const forget = () => ([start, kept, lists] = [null, new Map(), new Map()]);
  forget();
  const open = async () => (start ||= await get(at + "index.json"));
  const piece = (name) => {
    if (!kept.has(name)) kept.set(name, get(`${at}${name}.json?${start.v}`).then((data) => {
      if (data.v !== start.v) throw new Error("published meanwhile");
      return data;
    }));
    return kept.get(name);
  };

  // The last of ascending beginnings that is not behind x; the first if all are.
  const last = (beginnings, x) => Math.max(0, beginnings.findLastIndex((b) => b <= x));
  const shard = (word) => piece("t" + last(start.terms, word));
  const has = async (word) => {
    const { terms, forms } = await shard(word);
    return Object.hasOwn(forms, word) ? forms[word] : Object.hasOwn(terms, word) && [word];
  };

  // What a word stands for: alternatives, each one stem or an array of all that must be met; false if nobody knows it.
  const known = async (word) => {
    let found = await has(word);
    for (let i = word.length - 1; !found && i > 2; i--) {
      if (start.endings.includes(word.slice(i))) found = await has(word.slice(0, i));
    }
    return found;
  };
  const divided = async (word, parts) => {
    for (let i = word.length - 4; i > 3; i--) {
      const left = await known(word.slice(0, i));
      for (const link of left ? ["", ...start.links] : []) {
        const rest = word.startsWith(link, i) ? word.slice(i + link.length) : "";
        const right = rest.length > 3 && ((await known(rest)) || (parts > 2 && (await divided(rest, parts - 1))));
        if (right) return [[left[0], right[0]].flat()];
      }
    }
    return [];
  };

  // The words of the shards in which those with this beginning are: [word, alternatives, number of documents].
  const around = async (begin) => {
    const from = last(start.terms, begin);
    const names = start.terms.slice(from, from + 4).flatMap((b, i) => (!i || b.startsWith(begin) ? "t" + (from + i) : []));
    return (await Promise.all(names.map(piece))).flatMap(({ terms, forms }) =>
      [...Object.keys(terms).map((w) => [w, [w], terms[w][0]]), ...Object.keys(forms).map((w) => [w, forms[w], 0])]);
  };
  const nearest = async (word) => {
    const most = word.length > 5 ? 2 : 1;
    const all = await Promise.all([word.slice(0, 3), word[1] + word[0] + word[2]].map(around));
    const near = all.flat().map((w) => [distance(word, w[0], most), ...w]).filter(([far]) => far <= most);
    return near.sort((a, b) => a[0] - b[0] || b[3] - a[3])[0] || [];
  };

  const rarity = (n) => Math.log(1 + (start.docs - n + 0.5) / (n + 0.5));

  // The documents of a stem, as far as they were fetched.
  const list = async (stem) => {
    if (!lists.has(stem)) {
      const [n, docs, scores, parts = []] = (await shard(stem)).terms[stem] || [0, "", ""];
      lists.set(stem, { docs: numbers(docs), scores, parts: [...parts], idf: rarity(n) });
    }
    return lists.get(stem);
  };

  // Scores of the documents that meet one of the alternatives of a word, and the lists that are not whole.
  const scored = async ({ of, more }) => {
    const docs = new Map(), open = [];
    for (const stems of [...of, ...more]) {
      const all = await Promise.all([stems].flat().map(list));
      open.push(...all.filter((l) => l.parts.length));
      const factor = all.length > 1 ? 0.5 : of.includes(stems) ? 1 : 0.8;
      const [first, ...others] = all.map((l) => new Map(l.docs.map((doc, i) => [doc, (l.idf * (parseInt(l.scores[i], 16) + 1)) / 16])));
      for (const [doc, score] of first) {
        if (others.every((o) => o.has(doc))) docs.set(doc, Math.max(docs.get(doc) || 0, factor * Math.min(score, ...others.map((o) => o.get(doc)))));
      }
    }
    return { docs, open };
  };

  // Parts of long lists in which documents may be that meet the other words.
  const missing = (met) => met.flatMap((word) => {
    const [other, ...others] = met.filter((w) => w !== word);
    const wanted = other && [...other.docs.keys()].filter((doc) => others.every((o) => o.docs.has(doc) || o.open.length));
    const needed = (from, to = Infinity) => !wanted || other.open.length || wanted.some((doc) => doc >= from && doc < to);
    return word.open.flatMap((l) => l.parts.filter((part, i) => needed(part[0], l.parts[i + 1]?.[0])).map((part) => [l, part]));
  });
  const lengthen = async ([l, part]) => {
    const [docs, scores] = (await piece("p" + part[1])).lists[part[2]];
    l.parts = l.parts.filter((p) => p !== part);
    l.docs = l.docs.concat(numbers(docs));
    l.scores += scores;
  };

  const block = async (doc) => {
    const i = last(start.blocks, doc), { docs, names } = await piece("d" + i);
    return { names, ...docs[doc - start.blocks[i]] };
  };
  const within = (words, text) => ` ${folded(text).join(" ")} `.includes(` ${words.join(" ")} `);
  const says = (words, { title, passages }) => [["", title], ...passages].some(([, text]) => within(words, text));

  return {
    open, forget, block,
    get start() { return start; },

    // What documents can be counted by: a function that returns the values of one, and which continue the one before.
    async facets() {
      const files = await Promise.all([...Array(Math.ceil(start.docs / start.facets)).keys()].map((i) => piece("f" + i)));
      const again = new Set(files.flatMap((f, i) => numbers(f.again || "").map((doc) => doc + i * start.facets)));
      return { again, of: (facet, doc) => (({ names, of }) => [of[doc % start.facets]].flat().map((i) => names[i]))(files[Math.floor(doc / start.facets)][facet]) };
    },
    kind: (doc) => start.kinds.findLast(([, first]) => first <= doc)[0],

    // Finds the documents of a query, the best first: those that meet every word, else those that meet the most. Of long lists
    // it fetches so many parts at most.
    async find(query, most) {
      const asked = parse(query), { stop } = await open();
      const stands = async (word) => {
        const of = (await known(word)) || (word.length > 7 && (await divided(word, 3))) || [];
        const begun = asked.unfinished && word === asked.words.at(-1) && word.length > 1 ? await around(word) : [];
        const more = new Set(begun.filter(([w]) => w.startsWith(word)).flatMap(([, stems]) => stems.filter((s) => !s.map && !of.includes(s))));
        const [, meant, nearer] = of.length || more.size || word.length < 3 ? [] : await nearest(word);
        return { word, of: nearer || of, more: [...more], meant };
      };
      const all = [...new Set([...asked.words, ...asked.phrases.flat()])];
      const telling = all.filter((w) => w.length > 1 && !stop.includes(w));
      const words = await Promise.all((telling.length ? telling : all).map(stands));
      let met = await Promise.all(words.map(scored)), needed;
      for (most *= met.length > 1 ? 1 : 0.5; (needed = missing(met)).length && most >= 1; most -= needed.length) {
        await Promise.all(needed.slice(0, most).map(lengthen));
        met = await Promise.all(words.map(scored));
      }

      const sums = new Map();
      met.forEach(({ docs }, i) => docs.forEach((score, doc) => {
        const sum = sums.get(doc) || [0, 0, 0];
        sums.set(doc, [sum[0] + score, sum[1] + rarity(docs.size), sum[2] | (1 << i)]);
      }));
      const best = Math.max(...[...sums.values()].map((sum) => sum[1]));
      let hits = [...sums.keys()].filter((doc) => sums.get(doc)[1] === best).sort((a, b) => sums.get(b)[0] - sums.get(a)[0] || a - b);
      const left = hits.length ? words.filter((_, i) => !(sums.get(hits[0])[2] & (1 << i))).map((w) => w.word) : [];
      for (const not of asked.without.filter((n) => n.length < 2).flat()) {
        const { docs } = await scored(await stands(not));
        hits = hits.filter((doc) => !docs.has(doc));
      }
      const texts = [...asked.phrases.map((p) => [p, true]), ...asked.without.filter((n) => n.length > 1).map((n) => [n, false])];
      if (texts.length) {
        hits = hits.slice(0, 100);
        const read = await Promise.all(hits.map(block));
        hits = hits.filter((_, i) => texts.every(([said, is]) => says(said, read[i]) === is));
      }
      return { words, hits, left, open: needed.length > 0 };
    },
  };
}

// The page: a field, filters, and the hits.
function page(field, box) {
  const id = (name) => document.getElementById(name);
  const hits = id("hits"), status = id("status"), meant = id("meant"), narrow = id("narrow"), more = id("more"), instead = id("instead");
  const selects = [...narrow.querySelectorAll("select")];
  const words = box.dataset, kinds = Object.fromEntries([...selects[0].options].map((o) => [o.value, o.text]));
  const found = index(words.home + "assets/search/", async (url) => {
    const answer = await fetch(url, { cache: url.endsWith("index.json") ? "no-cache" : "default" });
    if (!answer.ok) throw new Error(url);
    return answer.json();
  });
  const make = (name, props, ...children) => {
    const made = Object.assign(document.createElement(name), props);
    made.append(...children);
    return made;
  };

  // Places of the words of a query in a text: [from, to, word].
  const places = (text, query) => [...text.matchAll(token)].flatMap((match) => fold(match[0]).flatMap((w) => {
    const { endings } = found.start;
    const stands = (stem) => (w.startsWith(stem) && [...endings, ""].includes(w.slice(stem.length))) || (stem.length > 3 && w.includes(stem));
    const i = query.findIndex(({ word, of, more }) => w === word || [...of.flat(), ...more].some(stands));
    return i < 0 ? [] : [[match.index, match.index + match[0].length, i]];
  }));

  // Sets a text with its words marked, of a long one the stretch that has most of them.
  const marked = (text, query, most = 260) => {
    const all = places(text, query);
    const near = (from) => new Set(all.filter((p) => p[0] >= from && p[1] < from + most * 0.7).map((p) => p[2])).size;
    const best = all.reduce((a, p) => (near(p[0]) > near(a) ? p[0] : a), all[0]?.[0] ?? 0);
    const from = text.length <= most || best < 80 ? 0 : text.indexOf(" ", best - 60) + 1;
    const to = text.length <= from + most ? text.length : text.lastIndexOf(" ", from + most);
    const parts = [from ? "… " : ""];
    let at = from;
    for (const [start, end] of all.filter((p) => p[0] >= from && p[1] <= to)) {
      if (start >= at) parts.push(text.slice(at, start), make("mark", {}, text.slice(start, (at = end))));
    }
    return [...parts, text.slice(at, to), to < text.length ? " …" : ""];
  };

  const hit = (doc, kind, query) => {
    const of = (text) => new Set(places(text, query).map((p) => p[2])).size;
    const [to, text, name] = doc.passages.reduce((a, p) => (of(p[1]) > of(a[1]) ? p : a), doc.passages[0] || ["", ""]);
    const facts = make("p", { className: "facts" }, kinds[kind]);
    if (doc.rating >= 0) facts.append(" ", id("ratings").content.children[doc.rating].cloneNode(true));
    if (doc.date) facts.append(" ", doc.date);
    const title = make("h2", { className: "title" }, make("a", { href: words.home + doc.at + to }, ...marked(doc.title, query, 999)));
    const passage = make("p", {}, ...marked(text, query));
    if (name >= 0) passage.append(make("span", { className: "role" }, " " + doc.names[name]));
    return make("li", {}, facts, title, passage);
  };

  let turn = 0, result, timer, reach;
  const chosen = () => selects.filter((s) => s.value);
  const fits = (doc, but) => chosen().every((s) => s === but || values(s.name, doc).includes(s.value));
  const values = (facet, doc) => (facet === "kind" ? [found.kind(doc)] : result.facets ? result.facets.of(facet, doc) : []);

  const count = () => {
    const { ratings, topics } = found.start, labels = { kind: kinds, rating: ratings, topic: topics };
    for (const s of selects) {
      const n = new Map();
      for (const doc of result.hits) if (fits(doc, s)) for (const v of values(s.name, doc)) if (v !== undefined) n.set(v, (n.get(v) || 0) + 1);
      const label = (v) => (s.name === "kind" ? kinds[v] : (labels[s.name] || []).find((l) => l[0] === v)?.[1] || v);
      const options = [...n].sort((a, b) => b[1] - a[1]).map(([v, times]) => new Option(`${label(v)} (${times})`, v, false, v === s.value));
      if (s.value && !n.has(s.value)) options.push(new Option(label(s.value), s.value, true, true));
      s.replaceChildren(s.options[0], ...options);
      s.parentElement.hidden = options.length < 1;
    }
  };

  const remember = () => {
    clearTimeout(timer);
    const query = new URLSearchParams(field.value && { q: field.value });
    for (const s of chosen()) query.set(s.name, s.value);
    history.replaceState(null, "", query.size ? "?" + query : location.pathname);
  };

  // Shows the hits from the one behind the last that is shown, ten more.
  const list = async (mine) => {
    const fitting = result.hits.filter((doc) => fits(doc)), shown = new Set(), rows = [];
    let next = 0;
    while (next < fitting.length && rows.length < reach) {
      const few = fitting.slice(next, (next += reach - rows.length));
      const docs = await Promise.all(few.map(found.block));
      if (mine !== turn) return;
      docs.forEach((doc, i) => {
        if (!shown.has(doc.at)) rows.push(hit(doc, found.kind(few[i]), result.words));
        shown.add(doc.at);
      });
    }
    hits.replaceChildren(...rows);
    more.hidden = next >= fitting.length && !result.open;
    const exact = next >= fitting.length ? rows.length : fitting.length;
    const said = !rows.length ? words.none : (result.open ? words.least : result.facets || next >= fitting.length ? words.count : words.about).replace("{n}", exact);
    const slip = result.words.find((w) => w.meant);
    const near = slip && [...hits.querySelectorAll("mark")].map((m) => m.textContent).find((m) => fold(m)[0] === slip.meant);
    meant.replaceChildren();
    if (slip) {
      const better = field.value.replace(new RegExp(slip.word, "i"), near || slip.meant);
      meant.append(...words.meant.split("{q}").flatMap((t, i) => (i ? [make("a", { href: "?q=" + encodeURIComponent(better) }, better), t] : t)));
    } else if (result.left.length && rows.length) {
      meant.append(words.left.replace("{q}", result.left.join(", ")));
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      status.textContent = said;
      remember();
    }, 400);
  };

  const search = async () => {
    const mine = ++turn, query = field.value.trim();
    if (instead) instead.hidden = !!query;
    box.hidden = !query;
    if (!query) return hits.replaceChildren(), remember();
    try {
      const got = await found.find(query, 4 + reach / 10);
      const facets = found.start.docs <= found.start.facets || narrow.open || chosen().some((s) => s.name !== "kind") ? await found.facets() : null;
      if (mine !== turn) return;
      result = { ...got, facets };
      if (facets) {
        const seen = new Set();
        const thing = (doc) => (facets.again.has(doc) ? thing(doc - 1) : doc);
        result.hits = got.hits.filter((doc) => !seen.has(thing(doc)) && seen.add(thing(doc)));
      }
      count();
      await list(mine);
    } catch {
      found.forget();
      if (mine === turn) status.textContent = words.fault;
    }
  };
  const begin = () => { reach = 10; search(); };

  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") ?? words.query ?? "";
  for (const s of selects) if (asked.get(s.name)) s.add(new Option("", asked.get(s.name), false, true));
  field.addEventListener("input", begin);
  narrow.addEventListener("change", begin);
  narrow.addEventListener("toggle", () => narrow.open && result && !result.facets && search());
  more.addEventListener("click", () => { reach += 10; search(); });
  hits.addEventListener("click", remember);
  field.form.addEventListener("submit", (e) => { e.preventDefault(); begin(); remember(); });
  addEventListener("keydown", (e) => {
    const links = [field, ...hits.querySelectorAll("a")], at = links.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[e.key];
    if (at >= 0 && links[to]) {
      e.preventDefault();
      if (at === to && to === 0) { field.value = ""; begin(); }
      links[to].focus();
    } else if (e.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      e.preventDefault();
      field.focus();
    }
  });
  begin();
}

if (globalThis.document) page(document.querySelector("input[type=search]"), document.getElementById("found"));
