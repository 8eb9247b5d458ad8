package prose

import "strings"

// list cuts a rule at its bars.
func list(s string) []string { return strings.Split(s, "|") }

// rules is the grammar. Nouns come with their article and ending where a sentence needs them in a certain case.
var rules = map[string][]string{
	"waffe": list("Raketen|Drohnen|Artillerie|Luft|Marschflugkörper|Mörser|Gleitbomben|Streumunitions|Raketenwerfer|Kurzstreckenraketen"),
	"angriff": list("einem {waffe}angriff|einer {waffe}attacke|einem nächtlichen {waffe}angriff|einem {waffe}schlag|dem {waffe}beschuss|einer {waffe}angriffswelle|" +
		"der {truppe}offensive"),
	"truppe": list("Grenzschutz|Panzer|Luftlande|Herbst|Küsten|Winter|Entlastungs"),
	"soldaten": list("Soldaten|Fallschirmjäger|Grenzsoldaten|Pioniere|Marineinfanteristen|Reservisten|Gebirgsjäger|Eisenbahnpioniere|Scharfschützen|Militärberater|" +
		"Minenräumer|Luftlandesoldaten"),
	"geraet": list("Kampfpanzer|Schützenpanzer|Raketenwerfer|Radarstationen|Versorgungslastwagen|Flugabwehrsysteme|Landungsboote|Aufklärungsdrohnen|Brückenlegepanzer"),
	"gut": list("Artilleriegeschosse|Mittelstreckenraketen|Granatwerfer|Kampfdrohnen|Panzerabwehrraketen|Funkgeräte|Schiffscontainer|Ersatzteilkisten|Treibstofffässer|" +
		"Mörsergranaten|Zielfernrohre|Nachtsichtgeräte"),
	"bereich":    list("Verteidigungs|Handels|Grenzschutz|Rohstoff|Fischerei|Auslieferungs|Waffenstillstands|Partnerschafts|Hafennutzungs|Truppenstationierungs"),
	"ware":       list("Halbleiter|Rohöl|Weizen|Düngemittel|Werkzeugmaschinen|Titan|Flugzeugersatzteil"),
	"nah":        list("40|65|90|120|280"),
	"posten":     list("Verteidigungs|Forschungs|Verwaltungs|Küstenschutz|Straßenbau"),
	"grund":      list("Sicherheits|Versorgungs|Haushalts|Bündnis|Wetter|Gesundheits"),
	"was":        list("eine gemeinsame Munitionsproduktion|regelmäßige Flottenmanöver|den Austausch von Satellitendaten|Visaerleichterungen für Studierende|gegenseitigen Beistand|zollfreie Weizenlieferungen|eine Grenzkommission mit Sitz in {P}"),
	"organ":      list("Parlament|Sicherheitskabinett|Verfassungsgericht|Oberhaus|Verteidigungskomitee"),
	"ding":       list("das Umspannwerk|die Eisenbahnbrücke|das Wasserkraftwerk|die Getreideverladestation|der Verschiebebahnhof|das Treibstofflager|die Fährverbindung|der Militärflugplatz"),
	"leute":      list("Diplomaten|Militärhistoriker|Hilfsorganisationen|Anwohner|Konfliktforscherinnen|Rüstungsexperten|Hafenarbeiter|Wahlbeobachterinnen"),
	"zeit":       list("in den vergangenen Wochen|seit dem Frühjahr|nach dem Wintereinbruch|im zweiten Halbjahr|nach wie vor|seit Jahren|inzwischen|zuletzt"),
	"schaetzung": list("Viele|Die meisten|Manche|Unabhängige|Westliche"),
}

// backgrounds are sentences around the claims. None has a word that package check takes for a hedge.
var backgrounds = list(
	"in {O} war {ding} {zeit} nur eingeschränkt in Betrieb.|das {bereich}abkommen zwischen {A} und {B} sieht {was} vor.|" +
		"beide Länder hatten am {datum} ein {bereich}abkommen unterzeichnet, das u.\u00a0a. {was} regelt.|die {ware}ausfuhr aus {A} ging im Vorjahr um {prozent} zurück.|" +
		"in der Grenzregion um {O} leben {zahl} Menschen, die meisten von ihnen in Plattenbausiedlungen am Stadtrand.|" +
		"{schaetzung} {leute} halten die Lage an der {b}en Grenze {zeit} für angespannt.|das {a}e {organ} berät am kommenden Donnerstag über den Haushalt, d.\u00a0h. vor allem über die {posten}ausgaben.|" +
		"von {O} nach {P} sind es auf der Fernstraße Nr.\u00a07 keine {nah} Kilometer.|am {datum} trat in {O} eine nächtliche Ausgangssperre in Kraft.|" +
		"der Hafen von {P} gilt als wichtigster Umschlagplatz für {ware}lieferungen.|das {organ} in {B} lehnte den Antrag aus {grund}gründen ab.|" +
		"„Wir schlafen im Keller“, erzählte eine Anwohnerin aus {O} am Telefon.|auf dem Markt von {P} kostet ein Sack Mehl heute {prozent} mehr als vor dem Krieg.|" +
		"die Nachrichtenlage blieb bis zum Abend unübersichtlich – auch in {P}.|{schaetzung} {leute} erinnern an den {datum}, als in {O} {ding} abbrannte.|" +
		"unabhängig überprüfen ließ sich das z.\u00a0B. anhand von Satellitenbildern nicht.|die Bundesregierung äußerte sich am Nachmittag nicht zu dem Vorgang.|" +
		"über {O} war der Himmel am Morgen klar, wie Aufnahmen einer Wetterkamera zeigen.|der Bürgermeister von {P}, ein früherer Lehrer, führt die Stadt seit dem {datum}.|der U-Boot-Stützpunkt bei {P} wurde am {datum} stillgelegt – die Anlagen stehen unter Denkmalschutz.|" +
		"ein Untersuchungsausschuss unter Leitung von Dr.\u00a0Lindqvist tagt dazu hinter verschlossenen Türen.|das Rote Kreuz brachte {zahl} Decken und ca. {zahl} Wasserkanister in die Stadt.|" +
		"die Eisenbahnstrecke zwischen {O} und {P} ist wegen Minenräumarbeiten gesperrt.|schon 1998 hatten sich {A} und {B} auf eine entmilitarisierte Zone verständigt.|" +
		"das Pro-Kopf-Einkommen in {B} liegt {prozent} unter dem Durchschnitt der Region.|in sozialen Netzwerken kursierten Aufnahmen, deren Ort und Zeit sich nicht klären ließen.|" +
		"die nächste Verhandlungsrunde ist für den Herbst geplant, der Ort steht noch nicht fest.|in der Nacht heulten in {O} die Sirenen – wie an {zahl} Tagen zuvor.|" +
		"die Grenzschutzbehörde {B}s veröffentlicht ihre Lageberichte nur wöchentlich.|der Wechselkurs der {a}en Krone verlor binnen eines Tages {prozent}.|" +
		"bei den Regionalwahlen am {datum} kam die Regierungspartei auf {prozent} der Stimmen.|„Das ist eine Zäsur“, schrieb die Militärhistorikerin Käthe Große-Veldt in einem Gastbeitrag.|" +
		"{leute} und Kirchenvertreter hatten {zeit} zu Spenden aufgerufen.|die Ausstellung im Nationalmuseum von {P} zeigt {zahl} Fundstücke aus jener Zeit.|" +
		"den größten Anteil am {b}en Verteidigungshaushalt haben mit {prozent} die Landstreitkräfte.|die Universität von {O} verlegte ihren Lehrbetrieb am {datum} ins Internet.")

var headlines = list("Lage in {O} spitzt sich zu|Was über das {bereich}abkommen bekannt ist|{leute} warnen vor Eskalation an der Grenze|Krieg um {O}: Der Überblick|{A} und {B}: Chronik eines Zerwürfnisses|" +
	"Neue Hinweise aus {P}|So reagiert {B}|„Eine Zäsur“: Stimmen aus {O}|Streit über {ware}lieferungen|Warum {ding} so wichtig ist|Nach dem {waffe}angriff: Fragen und Antworten|{A}s Armee unter Druck")

var captions = list("{ding} in {O} (Archivbild)|Menschen an der Grenze zwischen {A} und {B}|Eine Straße in {P} nach dem {waffe}angriff|{leute} bei einer Gedenkveranstaltung in {O}. Aufnahme vom {datum}.")

var furniture = list("Lesen Sie auch: Was über das {bereich}abkommen bekannt ist|Anzeige|Startseite > Politik > {A}|Newsletter bestellen: Alle Nachrichten aus {B} täglich um 7 Uhr im Postfach.|" +
	"Kommentare ({zahl})|Diesen Artikel teilen, merken, drucken|Transparenzhinweis: Dieser Text wurde am {datum} aktualisiert. Mehr zum Thema in unserem Archiv|Mehr zum Thema {ware}lieferungen")
