// Package generator turns a project, articles and hand-written claim annotations, into a static site.
//
// One idea carries it: nothing is published that the sources do not say. Data flows one way:
//
//	files → facts → findings → pages → bytes → disk
//
// Build is the whole way but the last step; Live walks it again and again while somebody edits, and gives the same bytes. A
// fault in the content is a finding and never an error; an error means that the machine failed; a panic means that the program
// is wrong. Each layer knows only those above it in this list:
//
//	words
//	  diag      what an editor is told: findings with a place, and how they are printed
//	  edtf      uncertain dates
//	  lang      the words of the interface, in German and English
//	text
//	  article   plain text → blocks with roles
//	  quote     where a quotation stands in an article
//	  fragment  links to words on somebody else's page
//	  markdown  an editor's Markdown → HTML
//	facts
//	  place     where each key and value of a TOML file stands
//	  format    what each content file may hold
//	  schema    the same for editors, as JSON Schemas
//	  edit      changing one value in a file that people write by hand, or adding a table to it
//	  fact      the model
//	  load      files → facts
//	judgement
//	  address   where everything has its place on the site, and what links lead to
//	  origin    chains of hearsay → independent origins
//	  check     editorial rules
//	  since     what was published last → what must stay, and what changes for readers
//	  explain   what each finding means, with a wrong and a right example
//	  coverage  which sentences of the articles no quotation covers
//	  start     what new things begin with: a site, a claim, a source, a quotation
//	pages
//	  timeline  dates → order, and places on an axis
//	  chains    chains of hearsay → places in a drawing
//	  chart     figures → places in a plot
//	  claimreview  what claims are worth, in the words of schema.org
//	  opendata  facts → files for other programs
//	  feed      reviews → entries for feed readers
//	  sitemap   which pages there are, for search engines
//	  card      share cards
//	  site      facts → one typed page per template
//	  render    pages → bytes
//	  annotate  an article as its editor sees it, and what they mark in it
//	delivery
//	  publish   bytes → disk
//	  watch     what a project's files hold, and when that changes
//	  save      a file that people write by hand → its new contents, unless they saved it meanwhile
//	  serve     the preview: pages that follow the editor
//	  standin   GitHub Pages, as tests need it
//	  chrome    a reader's browser, as tests need it
//
// The layers, and who may touch the machine, are held by a test.
package generator
