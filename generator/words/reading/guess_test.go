package reading

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// passages are from articles that could stand in newspapers, three for each language.
var passages = map[string][]string{
	"de": {"Die Stadt sperrt ab Montag die Brücke über den Fluss. Das teilte die Bürgermeisterin am Abend mit. Wie lange die Arbeiten dauern, ist noch nicht bekannt.",
		"Nach Angaben der Polizei wurde bei dem Unfall niemand verletzt. Der Fahrer war mit seinem Wagen von der Straße abgekommen.", "Im Stadtrat gab es keine Mehrheit für den Antrag, und auch die Opposition will sich nun mit dem Vorschlag der Verwaltung befassen."},
	"en": {"The city will close the bridge over the river from Monday. How long the work is going to take is not yet known, the mayor said in the evening.",
		"Police said that nobody was hurt in the accident. The driver had left the road with his car and hit a tree.", "There was no majority for the motion in the council, and the opposition also wants to look at the plan that was put forward by the administration."},
	"fr": {"La ville fermera le pont sur le fleuve à partir de lundi. La durée des travaux n’est pas encore connue, a dit la maire dans la soirée.",
		"Selon la police, personne n’a été blessé dans l’accident. Le conducteur avait quitté la route avec sa voiture et heurté un arbre.", "Il n’y a pas eu de majorité pour la motion au conseil municipal, et l’opposition veut aussi étudier le projet qui lui a été présenté."},
	"es": {"La ciudad cerrará el puente sobre el río a partir del lunes. Aún no se sabe cuánto durarán las obras, dijo la alcaldesa por la noche.",
		"Según la policía, nadie resultó herido en el accidente. El conductor se había salido de la carretera con su coche y chocó contra un árbol.", "No hubo mayoría para la moción en el ayuntamiento, y la oposición también quiere estudiar el proyecto que le fue presentado."},
	"it": {"La città chiuderà il ponte sul fiume da lunedì. Non si sa ancora quanto dureranno i lavori, ha detto la sindaca in serata.",
		"Secondo la polizia nessuno è rimasto ferito nell’incidente. Il conducente era uscito di strada con la sua auto e aveva urtato un albero.", "Non c’è stata una maggioranza per la mozione in consiglio comunale, e anche l’opposizione vuole esaminare il progetto che le è stato presentato."},
	"pt": {"A cidade vai fechar a ponte sobre o rio a partir de segunda-feira. Ainda não se sabe quanto tempo as obras vão durar, disse a prefeita à noite.",
		"Segundo a polícia, ninguém ficou ferido no acidente. O motorista tinha saído da estrada com o seu carro e batido em uma árvore.", "Não houve maioria para a moção na câmara municipal, e a oposição também quer estudar o projeto que foi apresentado pela administração."},
	"nl": {"De stad sluit vanaf maandag de brug over de rivier. Hoe lang de werken gaan duren is nog niet bekend, zei de burgemeester in de avond.",
		"Volgens de politie raakte niemand gewond bij het ongeval. De bestuurder was met zijn auto van de weg geraakt en tegen een boom gereden.", "Er was geen meerderheid voor de motie in de gemeenteraad, en ook de oppositie wil het plan bekijken dat door het bestuur werd voorgelegd."},
	"sv": {"Staden stänger bron över floden från och med måndag. Det är ännu inte känt hur länge arbetet ska pågå, sade borgmästaren på kvällen.",
		"Enligt polisen skadades ingen vid olyckan. Föraren hade kört av vägen med sin bil och kolliderat med ett träd.", "Det fanns ingen majoritet för motionen i kommunfullmäktige, och även oppositionen vill nu titta på det förslag som lades fram."},
	"da": {"Byen lukker broen over floden fra mandag. Det er endnu ikke kendt, hvor længe arbejdet skal vare, sagde borgmesteren om aftenen.",
		"Ifølge politiet kom ingen til skade ved ulykken. Bilisten var kørt af vejen med sin bil og havde ramt et træ, siger politiet.", "Der var ikke flertal for forslaget i byrådet, og også oppositionen vil nu se på den plan, som blev lagt frem af forvaltningen."},
	"no": {"Byen stenger broen over elven fra mandag. Det er ennå ikke kjent hvor lenge arbeidet skal vare, sier ordføreren etter møtet.",
		"Ifølge politiet ble ingen skadet i ulykken. Sjåføren hadde kjørt av veien med bilen sin og truffet et tre, sier politiet.", "Det var ikke flertall for forslaget i kommunestyret, og også opposisjonen vil nå se på planen som ble lagt fram av administrasjonen."},
	"pl": {"Miasto zamknie most na rzece od poniedziałku. Nie wiadomo jeszcze, jak długo potrwają prace, powiedziała wieczorem burmistrz.",
		"Według policji nikt nie został ranny w wypadku. Kierowca zjechał z drogi swoim samochodem i uderzył w drzewo, które rosło przy niej.", "W radzie miasta nie było większości dla wniosku, a opozycja także chce się zająć planem, który został przedstawiony przez zarząd."},
	"cs": {"Město od pondělí uzavře most přes řeku. Jak dlouho budou práce trvat, není zatím známo, řekla večer starostka.",
		"Podle policie nebyl při nehodě nikdo zraněn. Řidič se svým vozem vyjel ze silnice a narazil do stromu, který stál u cesty.", "V zastupitelstvu nebyla pro návrh většina a také opozice se chce zabývat plánem, který byl předložen."},
	"hu": {"A város hétfőtől lezárja a folyó feletti hidat. Még nem tudni, hogy meddig tartanak majd a munkák, mondta este a polgármester.",
		"A rendőrség szerint a balesetben senki sem sérült meg. A sofőr letért az útról az autójával, és egy fának ütközött.", "A testületben nem volt többség az indítványra, és az ellenzék is meg akarja vizsgálni azt a tervet, amely most előttük van."},
	"ro": {"Orașul va închide podul peste râu de luni. Nu se știe încă cât vor dura lucrările, a spus seara primarul.",
		"Potrivit poliției, nimeni nu a fost rănit în accident. Șoferul a ieșit de pe șosea cu mașina și a lovit un copac.", "Nu a fost o majoritate pentru moțiune în consiliul local, iar opoziția vrea și ea să studieze planul care i-a fost prezentat."},
	"tr": {"Belediye, nehir üzerindeki köprüyü pazartesiden itibaren kapatacak. Çalışmaların ne kadar süreceği henüz bilinmiyor, ama çok uzun olabilir.",
		"Polise göre kazada kimse yaralanmadı. Sürücü, arabası ile yoldan çıkmış ve bir ağaca çarpmış, daha sonra da hastaneye gitmiş.", "Mecliste önerge için çoğunluk yoktu ve muhalefet de yönetim tarafından sunulan bu planı incelemek istiyor."},
	"fi": {"Kaupunki sulkee joen ylittävän sillan maanantaista lähtien. Vielä ei ole tiedossa, kuinka kauan työt kestävät, sanoi pormestari illalla.",
		"Poliisin mukaan kukaan ei loukkaantunut onnettomuudessa. Kuljettaja oli ajanut autollaan tieltä ja törmännyt puuhun, mutta hän on kunnossa.", "Aloitteella ei ollut enemmistöä valtuustossa, ja myös oppositio haluaa nyt tutkia suunnitelman, joka sille on esitetty."},
	"ru": {"Город с понедельника закроет мост через реку. Как долго продлятся работы, пока неизвестно, сказала вечером мэр.",
		"По данным полиции, в аварии никто не пострадал. Водитель съехал на своей машине с дороги и врезался в дерево.", "В городском совете не было большинства, и оппозиция также хочет изучить этот план."},
	"uk": {"Місто з понеділка закриє міст через річку. Скільки триватимуть роботи, поки невідомо, сказала ввечері мерка.",
		"За даними поліції, в аварії ніхто не постраждав. Водій з’їхав на своїй машині з дороги і врізався в дерево.", "У міській раді не було більшості, і опозиція також хоче вивчити цей план."},
	"bg": {"Градът ще затвори моста над реката от понеделник. Още не е известно колко дълго ще продължат работите, каза вечерта кметът.",
		"Според полицията никой не е пострадал при катастрофата. Шофьорът е излязъл от пътя с колата си и се е ударил в дърво.", "В общинския съвет нямаше мнозинство и опозицията също иска да проучи този план, който беше представен от управата на града в сряда вечерта."},
	"el": {"Η πόλη θα κλείσει τη γέφυρα από τη Δευτέρα.", "Σύμφωνα με την αστυνομία κανείς δεν τραυματίστηκε.", "Δεν υπήρξε πλειοψηφία στο δημοτικό συμβούλιο."},
	"ar": {"ستغلق المدينة الجسر فوق النهر ابتداء من يوم الاثنين، ولم تعرف بعد مدة الأعمال.", "وقالت الشرطة إن أحدا لم يصب في الحادث على الطريق.", "لم تكن هناك أغلبية في مجلس المدينة، وتريد المعارضة أيضا دراسة الخطة."},
	"fa": {"شهر از دوشنبه پل روی رودخانه را می\u200cبندد و هنوز معلوم نیست کارها چقدر طول می\u200cکشد.", "به گفته پلیس کسی در این تصادف زخمی نشد و راننده از جاده خارج شده بود.", "در شورای شهر اکثریتی وجود نداشت و مخالفان نیز می\u200cخواهند این طرح را بررسی کنند."},
	"he": {"העיר תסגור את הגשר מעל הנהר החל מיום שני.", "לפי המשטרה איש לא נפגע בתאונה הזאת.", "לא היה רוב להצעה במועצת העיר, וגם האופוזיציה רוצה לבחון את התוכנית."},
	"zh": {"该市将从星期一起关闭河上的大桥。", "据警方称，事故中无人受伤。司机驾车驶离了道路。", "市议会没有多数支持该动议，反对派也希望研究这一计划。"},
	"ja": {"市は月曜日から川にかかる橋を閉鎖する。", "警察によると、この事故でけがをした人はいなかった。", "市議会では過半数の賛成が得られず、野党もこの計画を検討したいとしている。"},
	"ko": {"시는 월요일부터 강 위의 다리를 폐쇄한다.", "경찰에 따르면 이번 사고로 다친 사람은 없었다.", "시의회에서는 과반수가 나오지 않았다."},
	"th": {"เมืองจะปิดสะพานข้ามแม่น้ำตั้งแต่วันจันทร์", "ตำรวจกล่าวว่าไม่มีผู้ใดได้รับบาดเจ็บจากอุบัติเหตุ", "ไม่มีเสียงข้างมากในสภาเมือง"},
	// Languages that cannot be told must not be taken for others: Catalan could, Breton, Swiss German and Low German not.
	"": {"Ar gêr a serro ar pont war ar stêr adalek al Lun. N'ouzer ket c'hoazh pegeit e pado al labourioù.", "Bu.", "Der Fluss", "Übersicht 2024", "Мост закрыт", "橋",
		"शहर सोमवार से नदी पर बना पुल बंद कर देगा।", "Қала дүйсенбіден бастап өзен үстіндегі көпірді жабады, деді әкім.", "1 2 3 4 5 6 7 8", "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod."},
}

func TestLanguagesAreTold(t *testing.T) {
	for want, texts := range passages {
		if want != "" && len(texts) < 3 {
			t.Errorf("%s: got %d passages, want three", want, len(texts))
		}
		for _, text := range texts {
			if got := Guess(text); got != want {
				t.Errorf("%s: %.60q is taken for %q", want, text, got)
			}
		}
	}
}

// Quotations in another language, as long as they are not most of the text, do not change what it is in.
func TestQuotationsInAnotherLanguageAreOutvoted(t *testing.T) {
	de, en, ru := strings.Join(passages["de"], " "), passages["en"], strings.Join(passages["ru"][:2], " ")
	for want, text := range map[string]string{
		"de": de + " „" + en[0] + "“ " + passages["de"][0] + " „" + en[1] + "“", "en": strings.Join(en, " ") + " “" + passages["de"][1] + "”",
		"ru": ru + " «" + passages["uk"][0][:20] + "» " + ru, "fr": strings.Join(passages["fr"], " ") + passages["ar"][0]} {
		if got := Guess(text); got != want {
			t.Errorf("%s: got %q", want, got)
		}
	}
	if got := Guess(passages["de"][0] + " " + passages["en"][0]); got != "" {
		t.Errorf("half German, half English: got %q", got)
	}
}

// Three small words of a language, one word in eight, and two fifths more than of any other are just enough.
func TestALanguageIsToldOnlyByEnoughOfIt(t *testing.T) {
	filler := func(n int) string { return strings.Repeat(" xqzv", n) }
	two := func(german, english int) string {
		said := strings.Repeat(" an", 10) // both have it
		for i := range german {
			said += " " + []string{"und", "nicht", "auch"}[i%3]
		}
		for i := range english {
			said += " " + []string{"the", "and", "with"}[i%3]
		}
		return said
	}
	for text, want := range map[string]string{
		"und nicht auch" + filler(21):                 "de",
		"und nicht auch 0 9 10 2024" + filler(21):     "de", // figures are of any language
		"und nicht auch" + filler(22):                 "",
		"und nicht und nicht" + filler(1):             "",
		"nie jest się" + filler(1):                    "pl",
		"nie jest w nie jest w z w i nie" + filler(1): "", // of one letter there are the same in many
		two(8, 5): "de",
		two(7, 5): "",
		two(5, 8): "en",
		two(5, 7): "",
	} {
		if got := Guess(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestOfABookTheBeginningTells(t *testing.T) {
	de, en := passages["de"][0]+" ", passages["en"][0]+" "
	for n, want := range map[int]string{256 << 10: "de", 100 << 10: "en"} {
		if got := Guess(strings.Repeat(de, n/len(de)+1) + strings.Repeat(en, 512<<10/len(en))); got != want {
			t.Errorf("%d bytes of German and twice as many of English: got %q, want %q", n, got, want)
		}
	}
}

func TestTheSeedsAreGerman(t *testing.T) {
	names, _ := filepath.Glob("../../../seeds/*.txt")
	if len(names) < 5 {
		t.Fatal("no seeds")
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := Guess(string(text)); got != "de" {
			t.Errorf("%s: got %q", name, got)
		}
	}
}
