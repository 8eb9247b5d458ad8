package speech

import (
	"cmp"
	"strings"
	"testing"

	"beleg/generator/words/reading"
)

// What keeps a distance is told by the word that does, what the text itself asserts by none.
func TestReportedSpeechIsNoticed(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"en", "Hundreds of fish were found dead this week, anglers say.", "say"},
		{"en", "They counted 412 dead fish, the trust’s chairman, Peter Oduya, told the Courier", "told"},
		{"en", "“That is above the level,” a spokeswoman said", "said"},
		{"en", "“That is above the level,” added the mayor", "added"},
		{"en", "It may take until July before the cause is established, she added", "may"},
		{"en", "Farmers are at risk from falling prices, the agency has warned on Monday", "warned"},
		{"en", "The trust believes it was closer to twenty million", "believes"},
		{"en", "The company puts the volume at about 2.3 million litres", "puts"},
		{"en", "The company puts flowers at the weir", ""},
		{"en", "Harwick Vale Water has said that there was no risk", "said"},
		{"en", "A council officer, who asked not to be named, said the gauge was out of order", "said"},
		{"en", "The council confirmed on Monday that it is closed", "confirmed"},
		{"en", "The council confirmed 40 cases", ""},
		{"en", "The council added a lane", ""},
		{"en", "The fire, reported on Tuesday, claimed 40 lives", ""},
		{"en", "The said bridge is closed", ""},
		{"en", "They came to say goodbye", ""},
		{"en", "The bridge closed in May 2024", ""},
		{"en", "May Smith closed the bridge", ""},
		{"en", "Military might is on show", ""},
		{"en", "It might be closed", "might be"},
		{"de", "1200 Gäste waren im Freibad, teilten die Stadtwerke am Montag mit.", "teilten"},
		{"de", "1200 Gäste waren im Freibad, sagte Ida Kern", "sagte"},
		{"de", "1200 Gäste waren im Freibad, wie die Polizei berichtete", "berichtete"},
		{"de", "Die Stadt hat am Dienstag mitgeteilt, dass die Brücke zu ist", "mitgeteilt"},
		{"de", "Die Stadt schätzt die Kosten auf 20 Millionen", "schätzt"},
		{"de", "Die Stadt schätzt ihre Brücke", ""},
		{"de", "Der Verein vermutet Abwasser", "vermutet"},
		{"de", "Die Brücke dürfte zu sein", "dürfte"},
		{"de", "Er sagte am Sonntag", ""}, // and nothing that he said
		{"de", "Die Armee meldete drei Tote", ""},
		{"de", "Das wird nie gesagt, aber gedacht", ""},
		{"de", "Der Sprecher warnte vor Schlupflöchern", ""},
		{"de", "Nach Einschätzung der Stadt ist sie zu", "Nach Einschätzung"},
		{"fr", "Le pont sera fermé, a annoncé mardi la municipalité.", "annoncé"},
		{"fr", "La compagnie a assuré que le rejet était sans danger", "assuré"},
		{"fr", "La compagnie affirme que le rejet était sans danger", "affirme"},
		{"fr", "L’association pense que le volume était plus grand", "pense"},
		{"fr", "La société évalue le volume à vingt millions de litres", "évalue"},
		{"fr", "Le pont pourrait rouvrir", "pourrait"},
		{"fr", "L’estime du public reste forte", ""},
		{"fr", "Autrement dit, le pont est fermé", ""},
		{"fr", "Le maire a annoncé la fermeture", ""},
		{"tr", "anglers say that it is so", ""},
	} {
		if got := cmp.Or(Hedge(reading.In(c.language), c.text), Told(reading.In(c.language), c.text)); got != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.language, c.text, got, c.want)
		}
	}
}

// In each sentence stands between brackets what is quoted. sure is what is found where via says who says it.
func TestTheRestOfASentenceKeepsADistanceFromWhatIsQuoted(t *testing.T) {
	for _, c := range []struct{ language, sentence, want, sure string }{
		{"en", "It may take until July before [the cause is established], she added.", "added", "may"},
		{"en", "Harwick Vale Water has said that [the discharge posed no risk].", "said", ""},
		{"en", "The trust believes [it was closer to twenty million], citing an estimate.", "believes", "believes"},
		{"en", "[Hundreds of fish have been found dead] this week, anglers say.", "say", ""},
		{"en", "The company estimates [it was twenty million].", "estimates", ""},
		{"en", "According to the council, [the bridge is closed].", "According to", ""},
		{"en", "[The bridge is closed], according to the council.", "according to", ""},
		{"en", "[The bridge is closed] according to the council.", "according to", ""},
		{"en", "[The bridge is closed], as the council said.", "as", ""},
		{"en", "[The bridge is closed], which angers drivers, the council said.", "said", ""},
		{"en", "“[It was sewage],” he said.", "said", ""},
		{"en", "The council denied that [the bridge is unsafe].", "denied", "denied"},
		{"en", "The council has not said that [the bridge is safe].", "said", "said"},
		{"en", "[The bridge is closed], the trust believes.", "believes", "believes"},
		{"en", "[The bridge is closed], and the council said it would pay.", "", ""},
		{"en", "[The bridge is closed]; the council said it would pay.", "", ""},
		{"en", "[The bridge is closed] and may be torn down.", "", ""},
		{"en", "The council said it would pay, but [the bridge is closed].", "", ""},
		{"en", "The bridge may be torn down; [it is closed].", "", ""},
		{"en", "The bridge, which the council said is unsafe, [carried 19,000 cars].", "", ""},
		{"en", "Although the council said it was safe, [the bridge is closed].", "", ""},
		{"en", "The trust believes it comes from the works of [the troubled company].", "", ""},
		{"en", "The company appears to have [emptied its tanks].", "appears to", ""},
		{"en", "The company is believed to have [emptied its tanks].", "believed", "believed"},
		{"en", "In May [the bridge was closed].", "", ""},
		{"en", "Only now [the bridge was closed] by the council.", "", ""},
		{"de", "Die Stadt teilte mit, dass [die Brücke zu ist].", "teilte", ""},
		{"de", "[Die Brücke ist zu], teilte die Stadt mit.", "teilte", ""},
		{"de", "[Die Brücke ist zu], so die Stadt.", "", ""},
		{"de", "[Die Brücke ist zu], so der Sprecher.", "so", ""},
		{"de", "[Die Brücke ist zu], Angaben der Polizei zufolge.", "zufolge", ""},
		{"de", "[Die Brücke ist zu], heißt es bei der Polizei.", "heißt es", ""},
		{"de", "Vermutlich [ist die Brücke zu].", "Vermutlich", "Vermutlich"},
		{"de", "Die Polizei glaubt, dass [die Brücke zu ist].", "glaubt", "glaubt"},
		{"de", "Die Polizei bestreitet, dass [die Brücke zu ist].", "bestreitet", "bestreitet"},
		{"de", "Sechs Soldaten sollen [bei dem Angriff gestorben sein].", "sollen", ""},
		{"de", "Er sagt, er habe am Montag [die Brücke geschlossen].", "sagt", ""},
		{"de", "In der Stadt soll [künftig ein Denkmal stehen].", "", ""}, // a plan
		{"de", "Die Stadt hilft offenbar dem Nachbarn, [der Landkreis ist empört].", "", ""},
		{"de", "Wir glauben, dass die Gefahr hoch ist, [da beide einen Vertrag haben].", "", ""},
		{"de", "„[Wir sperren zu früh]“, sagte die Bürgermeisterin.", "sagte", ""},
		{"fr", "La compagnie a dit que [le rejet était sans danger].", "dit", ""},
		{"fr", "La compagnie affirme que [le rejet était sans danger].", "affirme", ""},
		{"fr", "[Le pont est fermé], a indiqué mercredi la procureure.", "indiqué", ""},
		{"fr", "[Le pont est fermé], selon la police.", "selon", ""},
		{"fr", "[Le pont est fermé], paraît-il.", "paraît-il", "paraît-il"},
		{"en", "[The bridge is closed], perhaps.", "perhaps", "perhaps"},
		{"fr", "Il est possible que [le pont soit fermé].", "Il est possible que", "Il est possible que"},
		{"fr", "Les témoins laissent entendre que [le pont est fermé].", "laissent entendre", ""},
		{"fr", "Il ignore si [le pont est fermé].", "ignore si", "ignore si"},
		{"fr", "Une rumeur fait état de [la fermeture du pont].", "Une rumeur", "Une rumeur"},
		{"fr", "[Le pont est fermé], ce que le maire dément.", "dément", "dément"},
		{"fr", "[Le pont est fermé], ce que dément le maire.", "dément", "dément"},
		{"fr", "[Le pont est fermé], ce que le maire ne nie pas.", "", ""},
		{"fr", "[Le pont est fermé], ce que le maire regrette.", "", ""},
		{"en", "[The bridge is closed], which the mayor denies.", "denies", "denies"},
		{"en", "[The bridge is closed], which denied entry to all.", "", ""},
		{"en", "[The bridge is closed], by day and night, which the mayor denies.", "", ""}, // which of them?
		{"de", "[Die Brücke ist zu], was der Bürgermeister bestreitet.", "bestreitet", "bestreitet"},
		{"en", "It is unclear whether [the bridge is closed].", "unclear whether", "unclear whether"},
		{"fr", "Il n’a pas affirmé que [le pont était sûr].", "affirmé", "affirmé"},
		{"tr", "anglers say that [it is so]", "", ""},
	} {
		before, rest, _ := strings.Cut(c.sentence, "[")
		quoted, behind, _ := strings.Cut(rest, "]")
		l := reading.In(c.language)
		for want, word := range map[Want]string{Any: c.want, Doubt: c.sure} {
			got := Behind(l, behind, want)
			if got == "" {
				got = Before(l, before, quoted, want)
			}
			if got != word {
				t.Errorf("%s: %s: got %q, want %q", c.language, c.sentence, got, word)
			}
		}
	}
}

// Time must not grow with the square of the length, whatever stands in an article.
func TestManyVerbsAreNoBurden(t *testing.T) {
	for _, unit := range []string{"said ", "teilte, ", "says that ", "\", ", "it puts "} {
		text := strings.Repeat(unit, 1<<16/len(unit))
		Behind(reading.In("en"), text, Any)
		Before(reading.In("en"), text, text, Any)
		Told(reading.In("de"), text)
	}
}
