// Package format says what each content file may hold, and reads it.
//
// The structs here are the format: their tags name the keys, what is required and what is allowed, and whatever checks
// or describes files works from them, so that it cannot disagree with what is read. Reading goes through plain maps,
// because decoding into structs directly stops at the first wrong type, accepts keys in any case and forgets places.
package format

import (
	"beleg/generator/facts/place"
	"beleg/generator/words/edtf"
)

// The tag `toml` holds the key and its rules, which Decode keeps:
//
//	required   the key must be there, and not be empty
//	later      a draft may lack the key until it is published
//	id         lower-case ASCII letters, digits and single hyphens: it becomes part of an address
//	web        an http or https address
//	url        an http, https or mailto address
//	day        a date that is one certain day; a bare TOML local date is accepted too
//	interface  the code of a language that the interface speaks
//	verbatim   words of an article as they stand there, control characters too
//	a|b|c      one of these words; the tag `means` says what each of them means
//
// The tag `doc` says in a sentence what the key is for, and beside Where what the file holds. The other tags are rules
// that need more than the one table to be judged, or a second look at the value; package load keeps them, and schemas
// for editors tell them beforehand:
//
//	refers   the value is the id of such a thing, or a chain of actors
//	like     this regular expression matches the whole of every value
//	least    the least number, or the least number of tables
//	most     the greatest number; Decode keeps least too where there is one
//	unless   this key stands, or some of those, but not both
//	long     how many bytes a text may have at most; 10,000 if nothing is said. Decode keeps it

// Site is content/site.toml.
type Site struct {
	place.Where  `doc:"content/site.toml: the site, its publisher, rating scale, topics and measures."`
	Title        string    `toml:"title,required" long:"1000" doc:"The name of the site."`
	Tagline      string    `toml:"tagline" doc:"A line below the title that says what the site is about."`
	BaseURL      string    `toml:"base_url,required,web" doc:"The address of the home page; it may have a path."`
	CustomDomain string    `toml:"custom_domain" like:"([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])?" doc:"The host name alone, such as fakten.example.org, if the site has a domain of its own; published as the file CNAME."`
	Language     string    `toml:"language,interface" doc:"The language of the interface, of dates and of the search; de if left out."`
	Began        edtf.Date `toml:"began,day" doc:"The day on which the site began to publish. Reviews and answers dated before were written in retrospect."`
	Needs        string    `toml:"needs" like:"[0-9]+(\\.[0-9]+){0,2}" doc:"The oldest beleg that may build this, such as 0.3."`
	Scope        string    `toml:"scope" doc:"One sentence for every claim page: what was looked at, and what was not."`
	Embed        bool      `toml:"embed" doc:"true: each quotation of a claim has a small page that other sites may show in a frame."`
	ShareCards   *bool     `toml:"share_cards" doc:"false: claims have no pictures for messages and posts that link to them; they have if left out."`
	Lead         string    `toml:"lead" long:"200000" doc:"Markdown: opens the home page."`
	Footer       string    `toml:"footer" long:"200000" doc:"Markdown: stands at the foot of every page."`
	Logo         string    `toml:"logo" long:"1000" doc:"The name of a picture in static/, such as logo.svg, which stands beside the title."`
	Accent       string    `toml:"accent" like:"#[0-9a-fA-F]{6}" doc:"The colour of links, such as #0b5cad, as light pages have it; dark pages have a lighter one made of it."`
	Repository   string    `toml:"repository,web" doc:"Where the content lies, for links to report an error and to see the history of a page."`
	Publisher    Publisher `toml:"publisher,required" doc:"Who answers for the site."`
	Rating       []Rating  `toml:"rating,required" least:"2" doc:"The rating scale, in the order it is shown."`
	Topic        []Topic   `toml:"topic" doc:"The subjects that claims, questions and events belong to."`
	Measure      []Measure `toml:"measure" doc:"Quantities that several quotations put a figure on."`

	DataLicense *License `toml:"data_license" doc:"The licence of your own words in the open data. Quotations belong to their publishers, whatever it says."`
	Accept      []string `toml:"accept" doc:"Codes of warnings that are right in general and wrong here."`
	Note        string   `toml:"note" doc:"A remark for editors, such as why a warning is accepted; not published."`
}

// License is what others may do with the publisher's own words in the open data.
type License struct {
	place.Where
	Name string `toml:"name,required" long:"1000" doc:"The name of the licence, such as CC BY 4.0."`
	URL  string `toml:"url,required,web" long:"4000" doc:"The address of its text."`
}

// Publisher is who answers for the site.
type Publisher struct {
	place.Where
	Name  string `toml:"name,required" long:"1000" doc:"The name of the publisher, as ClaimReview gives it."`
	URL   string `toml:"url,web" long:"4000" doc:"A page about the publisher."`
	Email string `toml:"email" doc:"Where corrections are reported."`
}

// Tone is what a rating means for a claim: it gives colour and symbol.
type Tone string

// Rating is one step of the rating scale.
type Rating struct {
	place.Where
	ID         string `toml:"id,required,id" doc:"What reviews name this rating by."`
	Label      string `toml:"label,required" long:"200" doc:"What readers see."`
	Definition string `toml:"definition,required" doc:"When this rating applies; shown on the method page and with every claim."`
	Tone       Tone   `toml:"tone,required,good|mixed|bad|open" means:"it holds|it holds in part|it does not hold|it is not settled" doc:"Which colour and symbol it has."`
	Symbol     string `toml:"symbol,check|check-half|tilde|cross|ring|half-ring|quote|question" means:"a tick|a tick half drawn|a wave|a cross|a ring|a ring half filled|quotation marks|a question mark" doc:"The sign beside the word; by the tone if left out. Each rating of a scale should look like no other."`
	Number     *int   `toml:"value" least:"1" doc:"The number for ClaimReview, 1 for false; only for ratings between true and false."`
	MinOrigins int    `toml:"min_origins" doc:"How many independent origins a claim needs at least to be rated so."`
	Value      int    // the number, 0 for none; package record sets it
}

// Topic is a subject that claims and events belong to.
type Topic struct {
	place.Where
	ID          string `toml:"id,required,id" doc:"What claims and events name this topic by."`
	Label       string `toml:"label,required" long:"200" doc:"What readers see."`
	Description string `toml:"description" doc:"What the topic takes in."`
}

// Measure is a quantity that several quotations put a figure on.
type Measure struct {
	place.Where
	ID      string `toml:"id,required,id" doc:"What figures name this measure by."`
	Label   string `toml:"label,required" long:"200" doc:"What is counted or measured."`
	Unit    string `toml:"unit" long:"200" doc:"What the numbers are numbers of."`
	UnitOne string `toml:"unit_one" long:"200" doc:"The same behind a one, if it has another form there."`
}

// Actor is one table of content/actors.toml; its key is the id.
type Actor struct {
	place.Where `doc:"content/actors.toml: everyone who says something, one table each."`
	Name        string   `toml:"name,required" long:"1000" doc:"The name that readers see."`
	Role        string   `toml:"role" long:"200" doc:"The office or function, as it stands after the name."`
	Kind        string   `toml:"kind,required,person|office|outlet|state|group" means:"one human being|a ministry, service or spokesperson's office|a newspaper, broadcaster or agency|a state|any other group" doc:"What sort of actor this is."`
	PartOf      string   `toml:"part_of" refers:"actor" doc:"Whose voice this is when independent origins are counted."`
	Unnamed     bool     `toml:"unnamed" doc:"True for a source whose name nobody gives, who counts as no named origin: not for a spokeswoman in the name of a body that is named."`
	URL         string   `toml:"url,url" long:"4000" doc:"A page about the actor."`
	Accept      []string `toml:"accept" doc:"Codes of warnings that are right in general and wrong here."`
	Note        string   `toml:"note" doc:"A remark for editors, such as why a warning is accepted; not published."`
}

// Source is content/sources/ID.toml.
type Source struct {
	place.Where   `doc:"content/sources/ID.toml: an article in seeds/."`
	File          string    `toml:"file,required" like:"[^/\\\\:]*[^/\\\\:\\s][^/\\\\:]*" doc:"The name of the article's file in seeds/."`
	SHA256        string    `toml:"sha256,required" like:"[0-9a-fA-F]{64}" doc:"The SHA-256 of that file, which pins the text."`
	Title         string    `toml:"title,required" long:"1000" doc:"The headline."`
	Publisher     string    `toml:"publisher" refers:"actor" doc:"The actor who published the article; leave it out if it is not known."`
	Authors       []string  `toml:"authors" doc:"Who wrote the article, as it says."`
	Published     edtf.Date `toml:"published" doc:"When the article was published; leave it out if it is not known."`
	PublishedNote string    `toml:"published_note" doc:"How the date is known when the article does not print it."`
	URL           string    `toml:"url,url" long:"4000" doc:"The address of the article."`
	Archived      string    `toml:"archived,url" doc:"The address of an archived copy."`
	Retrieved     edtf.Date `toml:"retrieved" doc:"When the article was retrieved."`
	Language      string    `toml:"language" like:"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*" doc:"The language of the article as a code such as de; if left out, it is told by its words, or is that of the site."`
	Original      string    `toml:"original" like:"originals/[^/\\\\:]*[^/\\\\:\\s][^/\\\\:]*" doc:"The file in seeds/ that holds the article as it was found, such as originals/ID.html; never published."`
	OriginalSHA   string    `toml:"original_sha256" like:"[0-9a-fA-F]{64}" doc:"The SHA-256 of that file, which pins it."`
	Show          string    `toml:"show,quotes|excerpts|full|none" means:"the sentences with quotations|the paragraphs with quotations|the whole text|no text" doc:"How much of the article readers see; excerpts if left out."`
	Block         []Block   `toml:"block" doc:"Lines whose role the reader of plain text guessed wrongly."`
	Accept        []string  `toml:"accept" doc:"Codes of warnings that are right in general and wrong here."`
	Note          string    `toml:"note" doc:"A remark for editors, such as why a warning is accepted; not published."`
}

// Block corrects the role of some lines of an article.
type Block struct {
	place.Where
	Lines string `toml:"lines,required" like:" *[1-9][0-9]*( *- *[1-9][0-9]*)? *" doc:"A line such as 6, or the first and the last of several such as 1-6, counted from 1."`
	Role  string `toml:"role,required,skip|heading|paragraph|caption|title" means:"not part of the article: never shown, searched or quoted|a heading|running text|the caption of a picture|the headline of the article" doc:"What the lines are."`
}

// Claim is content/claims/ID.toml.
type Claim struct {
	place.Where `doc:"content/claims/ID.toml: a claim, its rating history and its quotations."`
	Claim       string    `toml:"claim,required" long:"4000" doc:"The claim: one sentence that can be true or false."`
	Short       string    `toml:"short" long:"1000" doc:"The claim in 75 characters at most, for headings and share cards."`
	When        edtf.Date `toml:"when" doc:"When it is said to have happened; puts the claim on the chronology."`
	Topics      []string  `toml:"topics" refers:"topic" doc:"The topics it belongs to."`
	Weight      int       `toml:"weight" least:"1" most:"3" doc:"1 for background, 3 for what carries the story, 2 if left out: the order of lists."`
	About       string    `toml:"about,heading" means:"it is what a headline says, so its quotations may lie in headings" doc:"What the claim is about, where that is not what happened."`
	Draft       bool      `toml:"draft" doc:"True while the claim is not to be published."`
	PublishFrom edtf.Date `toml:"publish_from,day" doc:"The day before which the claim is a draft. A build on that day or later publishes it."`
	Aliases     []string  `toml:"aliases,id" doc:"Former ids of the claim. Their addresses, and links to them, lead to it."`
	Text        string    `toml:"text" long:"200000" doc:"Markdown: what was checked and how."`
	Review      []Review  `toml:"review,required,later" doc:"The rating history, the oldest review first; the last one counts. A draft may still lack it."`
	Quote       []Quote   `toml:"quote,required,later" doc:"The quotations that the rating rests on, word for word. A draft may still lack them."`
	Related     []Related `toml:"related" doc:"Other claims that this one has to do with."`
	Accept      []string  `toml:"accept" doc:"Codes of warnings that are right in general and wrong here."`
	Note        string    `toml:"note" doc:"A remark for editors, such as why a warning is accepted; not published."`
}

// Review is one entry of a claim's rating history.
type Review struct {
	place.Where
	Date       edtf.Date `toml:"date,required,day" doc:"The day of the review."`
	Rating     string    `toml:"rating,required" refers:"rating" doc:"The rating, by its id in site.toml."`
	Verdict    string    `toml:"verdict,required" doc:"Why this rating, in one or two sentences."`
	Correction bool      `toml:"correction" doc:"True if the review before was our mistake, and this is no news."`
	Was        string    `toml:"was" doc:"The published wording of the verdict before a slip of the pen was mended; readers see it too."`
}

// Passage is a quotation in an event. Nobody disputes events, so it has no stance.
type Passage struct {
	place.Where
	Source string    `toml:"source,required" refers:"source" doc:"The source it stands in, by the name of its file without the ending."`
	Text   string    `toml:"text,required,verbatim" doc:"The words of the article, verbatim; […] leaves words out."`
	Before string    `toml:"before,verbatim" doc:"The words just before, if the text stands in the article more than once."`
	After  string    `toml:"after,verbatim" doc:"The words just after, if the text stands in the article more than once."`
	Hedge  string    `toml:"hedge,verbatim" doc:"The words in the quotation by which the source keeps its distance."`
	Via    []string  `toml:"via" refers:"chain" doc:"Where the article has it from: chains of actors, the nearest first, such as agency < ministry, with ? for somebody unnamed."`
	Said   edtf.Date `toml:"said" doc:"When it was said; when the article was published if left out."`
	Figure *Figure   `toml:"figure" doc:"The number that the quotation puts on a measure."`
	// Translation is shown beside the words, never in their place.
	Translation string   `toml:"translation" doc:"Our translation of a foreign quotation into the site's language; readers see it beside the words, marked as ours."`
	Note        string   `toml:"note" doc:"A remark for readers."`
	Accept      []string `toml:"accept" doc:"Codes of warnings that are right in general and wrong here."`
}

// Quote is a quotation in a claim.
type Quote struct {
	Passage
	Stance string `toml:"stance,required,supports|disputes|mentions" means:"it says that the claim is true|it says that the claim is not true|it speaks of the claim without taking a side" doc:"What the quotation does to the claim."`
}

// Figure is a number that a quotation puts on a measure: value, or min, max or both.
type Figure struct {
	place.Where
	Measure string `toml:"measure,required" refers:"measure" doc:"What is counted, by its id in site.toml."`
	// Value is taken by Where
	Number *float64  `toml:"value" unless:"min,max,words" doc:"The number; for a range write min and max instead."`
	Min    *float64  `toml:"min" doc:"The least that it says, as in more than 20."`
	Max    *float64  `toml:"max" doc:"The most that it says, as in up to 12,000."`
	Words  string    `toml:"words" doc:"The words of the quotation that say how many without a number, as in several thousand."`
	About  bool      `toml:"about" doc:"True if it says about so many."`
	For    edtf.Date `toml:"for" doc:"When it is to be so many, if that is a forecast."`
}

// Related points from a claim to another one.
type Related struct {
	place.Where
	Claim string `toml:"claim,required" refers:"claim" doc:"The other claim, by the name of its file without the ending."`
	Kind  string `toml:"kind,required,contradicts|changes|refines|repeats|supersedes" means:"they cannot both be true|the same voice later says otherwise|this one says it more precisely|they say the same|this one replaces the other" doc:"What this claim does to the other."`
	Note  string `toml:"note" doc:"A remark for readers."`
}

// Question is content/questions/ID.toml.
type Question struct {
	place.Where `doc:"content/questions/ID.toml: a question that claims answer together, and its answers."`
	Question    string   `toml:"question,required" doc:"What a reader came to ask: one question."`
	Short       string   `toml:"short" long:"1000" doc:"The question in few words, for lists and share cards."`
	Topics      []string `toml:"topics" refers:"topic" doc:"The topics it belongs to."`
	Weight      int      `toml:"weight" least:"1" most:"3" doc:"1 for background, 3 for what carries the story, 2 if left out: the order of lists."`
	Draft       bool     `toml:"draft" doc:"True while the question is not to be published."`
	Text        string   `toml:"text" long:"200000" doc:"Markdown: the whole matter in one read; every sentence that states something links its claim."`
	Unknown     []string `toml:"unknown" doc:"What nobody answers, a sentence each."`
	Answer      []Answer `toml:"answer,required" doc:"The answers, the oldest first, never rewritten but followed; the last one holds."`
	Accept      []string `toml:"accept" doc:"Codes of warnings that are right in general and wrong here."`
	Note        string   `toml:"note" doc:"A remark for editors, such as why a warning is accepted; not published."`
}

// Answer is what the claims say to a question on a day.
type Answer struct {
	place.Where
	Date   edtf.Date `toml:"date,required,day" doc:"The day of the answer."`
	Word   string    `toml:"word,required" long:"100" doc:"The answer in one to three words, such as Yes, Unclear or a number."`
	Text   string    `toml:"text,required" long:"200000" doc:"Markdown: the answer in one or two sentences, with links to claims."`
	Claims []string  `toml:"claims,required" refers:"claim" doc:"The claims that it rests on, the most important first."`
	Was    string    `toml:"was" doc:"The published wording of the text before a slip of the pen was mended; readers see it too."`
}

// Event is content/events/ID.toml.
type Event struct {
	place.Where `doc:"content/events/ID.toml: an event of the chronology that nobody disputes."`
	When        edtf.Date `toml:"when,required" doc:"When it happened."`
	Title       string    `toml:"title,required" long:"1000" doc:"What happened, as a heading."`
	Weight      int       `toml:"weight" least:"1" most:"3" doc:"1 for background, 3 for what the drawing of the chronology names, 2 if left out."`
	Text        string    `toml:"text" long:"200000" doc:"Markdown: what there is to say about it."`
	Topics      []string  `toml:"topics" refers:"topic" doc:"The topics it belongs to."`
	Quote       []Passage `toml:"quote,required" doc:"The quotations that it rests on, word for word."`
}

// Page is the front matter of content/pages/ID.md.
type Page struct {
	place.Where `doc:"The front matter of content/pages/ID.md."`
	Title       string `toml:"title,required" long:"1000" doc:"The heading of the page."`
	Summary     string `toml:"summary" doc:"What the page is about, in a sentence, for search engines and share cards."`
	Nav         bool   `toml:"nav" doc:"True if a link to the page stands at the foot of every page."`
	Order       int    `toml:"order" doc:"Its place among the links at the foot, the lowest first."`

	Purpose []string `toml:"purpose,method|corrections|complaints|people|money|imprint" means:"how claims are chosen, checked and rated|how errors are reported and put right|where readers complain, and what becomes of it|who works here|who owns the site and who pays for it|who answers for the site by law" doc:"What readers find on it, for the audit; if left out, the audit goes by the title."`
}
