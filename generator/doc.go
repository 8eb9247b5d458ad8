// Package generator turns a project, articles and hand-written claim annotations, into a static site.
//
// One idea carries it: nothing is published that the sources do not say. Data flows one way:
//
//	files → facts → findings → pages → bytes → disk
//
// Open and Make are all but the last step; Live does it again while somebody edits, to the same bytes. A fault in the
// content is a finding, an error is the machine's, a panic the program's. Packages know those above them in this list:
//
//	words
//	  atonce    the same with many things, several at a time
//	  script    the letters that words are written in: which way they run, their language and digits
//	  diag      what an editor is told: rules, findings with a place, and how they are printed
//	  edtf      uncertain dates
//	  lang      the words of the interface, a file for each language
//	  reading   what it takes to read a language: words, numbers, hedges, dates, a file for each
//	  speech    whether a text keeps its distance from what it states: its own words, and who says it in its sentence
//	  speaker   by which words a text names who says something, a file for each language
//	  dateline  dates as people write them → uncertain dates; where a report says where and when it was written
//	text
//	  sniff     what some bytes are: a kind of file, an encoding
//	  hyphen    what a hyphen at the end of a line means
//	  article   plain text → blocks with roles
//	  document  an article as it was taken in: its words, and what it states about itself
//	  sketch    where in a long text some words can stand, and where not
//	  fold      texts that say the same in other characters → the same text, with the way back
//	  archive   a file in which a page was saved → the page
//	  dom       a web page as a tree, and its paragraphs as a reader sees them
//	  jsonld    the structured data of a web page
//	  jsontree  JSON → a tree whose values know where they stand
//	  sheet     CSV → rows whose cells know where they stand
//	  byline    the people that a line names as authors
//	  pagemeta  what a web page states about its article: title, publisher, authors, date, address, language
//	  furniture menus, adverts and margins of a web page, by what it calls them
//	  webpage   web pages → documents
//	  letterhead what documents without markup say about themselves
//	  docx      Word documents → documents
//	  layout    where words stand on the pages of a PDF → its lines, in the order of reading
//	  pdf       such lines → documents
//	  reflow    plain text with hard line ends → documents
//	  subtitles what is said in a film, cue by cue → documents
//	  intake    an article, whatever it comes as → a document
//	  sentence  where sentences end
//	  similar   the passage that is most like a quotation, and where they differ
//	  quote     where a quotation stands in an article
//	  stretch   the longest run of words that two articles share
//	  fragment  links to words on somebody else's page
//	  markdown  an editor's Markdown → HTML
//	  terms     what a search compares of a text: folded words, their stems, the parts of compounds
//	facts
//	  trace     what was read of a project, to tell whether reading it again would give the same
//	  place     where each key and value of a TOML file stands
//	  bound     how large and how deep a file may be, judged before it is read
//	  salvage   what can be saved of a TOML file with a fault
//	  format    what each content file may hold
//	  accent    the colour that a site chooses → one that can be read on light pages, and one on dark ones
//	  input     which of a project's files can be read
//	  schema    the same for editors, as JSON Schemas, and those of what a site publishes
//	  edit      changing one value in a file that people write by hand, or adding a table to it
//	  seed      articles → texts, and where quotations stand in them
//	  gate      quotations that others wrote down → whether they stand in their articles
//	  foreign   files in which other programs keep fact checks and annotations → what each entry of them says
//	  fact      the model, and who quotes what in it
//	  shown     how much of an article readers see, counted before anything is made of it
//	  record    content files → what each says by itself
//	  name      which things a project's files name, by kind, whatever is wrong with them
//	  load      records and articles → facts, and what could not be read
//	judgement
//	  spread    a list that is too long for one page → pages, by time or by letters
//	  address   where everything has its place on the site, and what links lead to
//	  origin    chains of hearsay → independent origins
//	  echo      what is counted as two origins and may be one
//	  hedge     whether quotations keep the distance that their articles keep
//	  wording   what quotations say themselves, where their claim says otherwise: who says it, and how many
//	  start     what new things begin with: a site, a claim, a question, a quotation
//	  rule      editorial rules, one file each
//	  since     what was published last → what must stay, and what changes for readers
//	  weight    what a finished site weighs, and what its host takes
//	  excerpt   how much of an article readers see, stretch by stretch
//	  accept    the warnings that an editor has answered
//	  needs     whether the program is new enough for what the content asks for
//	  explain   what each finding means, with a wrong and a right example
//	  coverage  which sentences of the articles no quotation covers
//	  audit     what codes of principles of fact-checkers ask for, and whether a site has it
//	  cite      claims and sources → citations, in the forms that people and programs read
//	  due       what wants another look: old reviews, answers left behind, articles without a copy
//	  guide     the format and the ways of working, as one text made of what defines them
//	  arrival   an article that was read → the files that make it a source
//	  adopt     what such entries say → drafts of claims, in which stands what is missing
//	  rename    a thing gets another id → the new files, wherever the old one stands
//	pages
//	  timeline  dates → order
//	  overview  the chronology → a drawing, with places on an axis
//	  chains    chains of hearsay → a drawing
//	  chart     figures → places in a plot
//	  claimreview  what claims are worth, in the words of schema.org
//	  opendata  facts → files for other programs
//	  feed      reviews → entries for feed readers
//	  sitemap   which pages there are, for search engines
//	  terse     many small values → JSON
//	  postings  words of documents → lists of the documents that they are in
//	  search    facts → the index that readers' browsers search
//	  deflate   pictures of which it is known what recurs on them → a zlib stream
//	  card      share cards
//	  inline    small templates in place of the calls to them
//	  plate     templates that html/template has escaped → what sets pages many times faster
//	  site      facts → one typed page per template
//	  render    pages → bytes
//	  annotate  an article as its editor sees it, and what they mark in it
//	delivery
//	  direct    regular files → bytes and back, in the fewest calls to the system
//	  memory    what each file of a published site was made from
//	  folder    where a folder really is, another one like it, and who may write in it now
//	  publish   bytes → disk
//	  disk      what a project's files hold, kept in memory
//	  watch     when what a project's files hold changes
//	  save      a file that people write by hand → its new contents, unless they saved it meanwhile
//	  fetch     an address, or a PDF → an article's bytes
//	  serve     the preview: pages that follow the editor
//
// In internal/ is what only tests need: standin is GitHub Pages, chrome a browser, shelf a disk. Tests hold the layers.
//
// # Words of the house
//
//	seed      an article's text as it was found, a file in seeds/ that its hash pins
//	original  an article as it was found, a file in seeds/originals/, before it became a seed
//	voice     who says something: an actor, or somebody unnamed
//	chain     a path of hearsay, nearest voice first: who the article has it from, and who those have it from
//	root      the actor at the end of part_of, whose voice counts: a ministry speaks for its government
//	origin    the last voice of a chain; what counts when a claim is rated. All that comes after it is echo
//	near      not in the article word for word, but something similar is
//	gap       what could not be read or found. Its fault is reported once, and no rule judges a whole that has one
//	book      where everything has its address on the site; a link that is not in it leads to nothing
//	plan      the pages and files of a sound project, each made when it is asked for
//	live      a project that is being edited, and its site as it stands
//	row       what a list has of a thing, as far as that decides on which of the list's pages it stands
//	session   what one reading of a project leaves to the next; never changes what comes out
//	memory    what a publication leaves to the next, in the output folder; never changes what comes out
//	snapshot  what a project's files held at one moment
//	visit     a page that is open in some browser, and what it knows of the site
//
// # Recipes
//
// A new warning is two files in judgement/rule. CODE.go registers a function under what it looks at (kind.go lists
// that). CODE.txtar says why it matters to readers, with a wrong example and a right one; what beleg says of the wrong
// one, go test ./generator/judgement/explain -run Wrong -update writes below it. All else asks for the rules there are.
//
// A new language of the interface is words/lang/CODE.toml, with the ids of the others: a test says which. go test
// ./generator/facts/schema -update adds it to the schema. judgement/start/site/CODE may be a site in it.
//
// A new language of articles is two files, words/reading/CODE.toml and words/speaker/CODE.toml. language.go and
// speaker.go say what each key is for; number_test.go, hedge_test.go and name_test.go take lines of what must be found.
//
// A new kind of file that articles come as is a package in text/ that makes a document.Document of its bytes, a kind in
// text/sniff, which tells it by what is there, and a case in text/intake. It keeps all words that a reader sees: what
// is no part of the article is skipped and says why. Tests of judgement/arrival take in what is in its testdata.
//
// A new kind of page is three files. A row in judgement/address/kind.go: its name, where it lies, below which page,
// whether the navigation leads to it, which claims it shows, whether its pages come and go with what claims say, and
// the rows by which its list is spread over pages once it is too long. A file in pages/site: its struct, above the
// function that composes it, which has a row in pages.go. A template of that name in templates/. Whatever lists pages
// asks for the row. Without the function no program starts. What stands in the navigation has its words at nav.NAME.
//
// A new field of claims is six files: the key in facts/format/format.go, the field in facts/fact/fact.go, the line that
// copies it in facts/load/link.go, and pages/opendata/claims.go, pages/site/claim.go and templates/claim.html, with its
// words in the message files. The compiler or fields_test.go says which was forgotten; facts/schema wants -update.
package generator
