// Package search makes the index that readers' browsers search the site by.
//
// In goes a base with its addresses, out come JSON files below /assets/search/ that a script reads piece by piece: it
// fetches the start file, then for each word of a query the shard that holds it, then the blocks that hold the
// documents to show. Nothing needs a server, and no file grows with the site but the start file, by a few bytes for
// each shard and block. All stemming and dividing of words is done here; the script folds words, as package terms says,
// and looks them up.
//
// # Documents
//
// What is found is a document, a number from 0 on. A thing is one document: a question with its answers, a claim with
// its verdict, its quotations and its reasoning, an event, an actor, a topic, a measure, a source with its published
// text, a page. Only what is long is divided, into documents of some two thousand characters with the same title: they
// follow each other, and of those of one thing a script shows the best. Documents are in the order in which readers
// want them when their words do not decide: by kind, weight and date. Of two hits of the same score the lower number
// comes first.
//
// # The start file
//
// It is at a fixed address, assets/search/index.json below the home page, so that no page changes when the index does,
// and is to be fetched with cache: "no-cache". All other addresses get its fingerprint as a query, t3.json?1f0c9a2b (v
// below), so that browsers may keep them for ever. Each of them begins with that fingerprint too: where it is another
// one, the site was published meanwhile, and the start file must be fetched again.
//
//	{"v": "1f0c9a2b",
//	 "docs": 1412,
//	 "kinds": [["question", 0], ["claim", 7], …],  a kind and its first document, in order
//	 "stop": ["=Tu", "=tu", "aber", "als", …],     words that say nothing, folded, see below
//	 "endings": ["e", "en", "er", …],              what may follow a stem, folded
//	 "links": ["s", "es", "n", …],                 what may stand between parts of a compound
//	 "terms": ["", "bewei", "einheit", …],         where the shards of words begin: t0.json, t1.json, …
//	 "blocks": "AXc…",                             first document of each block, d0.json, …, as lists are written
//	 "again": "HB…",                               documents that go on with the thing of the one before, written so
//	 "facets": 1024}                               documents in each file of facets: f0.json, f1.json, …
//
// Words that say nothing are those of the site's language, as they are written behind a = if a word that says something
// is folded alike (tué), and those of the languages of articles as far as they are no words here that say something.
// The kinds are question, claim, event, actor, topic, figure, source, page; one that has no document is left out.
//
// # Words and their shards
//
// A word, folded, is in the last shard whose beginning is not behind it in the order of UTF-16 code units, which is
// that of < in JavaScript. All words with a beginning are in the shards from that of the beginning on, as far as their
// own beginnings have it. A shard holds stems, with the documents that they are in, and forms: words that are not their
// own stem, with what they stand for.
//
//	{"v": "1f0c9a2b",
//	 "terms": {"rakete": [3, "HCq", "84f"], "russland": [5210, "AB…", "f8…", [[1733, 0, 0, 14], [4011, 0, 1, 9]]]},
//	 "forms": {"raketen": ["raket"], "raketenangriffe": ["raketenangriff", ["raket", "angriff"]]}}
//
// A term is [number of documents, documents, scores], and perhaps a list of parts: where there are many documents, only
// the first stand there, and the others in parts, each [its first document, file, index in the file, its greatest
// score], in order. File 0 is p0.json: {"v": …, "lists": [[documents, scores], …]}. No document is ever left out. A
// part is worth fetching when the other words of the query have documents from its first on, up to the first of the
// part behind it, and of a single word when its greatest score is above that of the tenth hit; those with the greatest
// score first. A word of which a part is missing may be in any document: no hit lacks it.
//
// Documents are the differences of ascending numbers, the first from 0, each written as in source maps but without a
// sign: base64 digits (A–Z a–z 0–9 + /) of five bits each, the lowest first, with 32 added to all but the last. Scores
// are one character for each document, a hexadecimal digit: how much the word says of the document, from 0 to 15. That
// is BM25F (Robertson, Zaragoza, Taylor 2004), saturated and with the weight of the fields and of the thing in it.
//
// A form stands for its alternatives, of which any may be met: a stem, or an array of stems, which are parts of a
// compound and must all be met. What a document has inside a compound is in the list of the part too, with half the
// weight, so that "angriff" finds "Raketenangriff". A stem may be in another shard than its form.
//
// # Queries
//
// A query is words, "words in quotation marks", and -words or -"words". For each of its words, folded:
//
//  1. Words in stop and words of one letter are left out as long as others remain. One letter of a script without
//     spaces stands for all terms that begin with it.
//  2. Its alternatives are those of forms[w]; else w itself, if it is in terms; else the longest beginning, of three
//     letters or more, that is in terms or forms and behind which one of endings follows, the empty one included; else,
//     if it has eight letters or more, its division into two known words of four letters or more, with one of links or
//     nothing between them: both must be met; else, if it has four letters or more, those of all words that begin with
//     it. Else a script takes the nearest word of the shard, unless it is a number, and says so: one with a letter too
//     much, too little, wrong or in the wrong place, in words of eight letters two of these.
//  3. The last word stands for all terms and forms that begin with it, unless it is a number: it may not be at its end.
//
// Score of a document: for each word of the query, of its alternatives the greatest idf · (score + 1), with
// idf = ln(1 + (docs − n + 0.5) / (n + 0.5)) for n documents; for parts of a compound the least of theirs, halved; for
// words that only begin so, 0.8 of it, with the idf of the whole word at most, so that a rare long word is not worth
// more than the typed one. The sum of these. Hits are documents that meet every word; fewer than five are filled up to
// five by those that meet most, by the sum of idf of the words met, and each says what it lacks. Words in quotation
// marks are ordinary words that every hit meets, and hits are looked through: folded, one after the other, in the title
// or one of the passages. Documents that meet a word with - are taken away. Without words, all are hits.
//
// While parts of a long list are missing, a count is a lower bound, and a script says so.
//
// # Blocks
//
// What is shown of documents, and all text by which they are found but for names:
//
//	{"v": "1f0c9a2b", "docs": [
//	  {"at": "claims/zwoelftausend/", "title": "Nordkorea schickt 12.000 Soldaten.", "rating": 2,
//	   "date": "29. April 2025",
//	   "passages": [["", "Zwei Ursprünge nennen die Zahl."], ["#q-1a2b3c4d", "12.000 Soldaten", 1]]}, …],
//	 "names": ["Kyiv Post", "Der Standard", …]}
//
// at is below the home page; in a preview it may begin with / instead, and then it is below the host. rating is an
// index in the site's scale, missing where there is none. date is in words: of a claim that of its last review. A
// passage is [what is put behind at, text], and where an article says it a third entry is the index of who published it
// in names, which are those of the block. The first passage is what a hit shows if no other has more of the words.
//
// # Facets
//
// File i has what documents from i·1024 on can be counted and filtered by, each facet by itself:
//
//	{"v": "1f0c9a2b",
//	 "rating": {"names": ["Bestätigt", …], "of": [0, 0, 3, -1, …]},
//	 "topic":  {"names": ["Truppen", …], "of": [[0, 3], 1, -1, …]},
//	 "source": {"names": ["Der Standard", …], "of": …}, "actor": …, "year": …}
//
// of has an entry for each document: an index in names, an array of some, or -1. Names are words for readers; that of a
// source is who published it. The kind follows from the number of the document.
package search
