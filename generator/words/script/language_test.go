package script

import "testing"

func TestLettersTellLanguagesThatHaveTheirOwn(t *testing.T) {
	for text, want := range map[string]string{
		"На жаль, міст через річку закрито до травня": "uk", "Мост через реку закрыт до мая, сказала мэр": "ru", "Мост праз раку ўжо зачынены, сказаў мэр горада і краіны": "be",
		"Мостот преку реката е затворен, ќе биде отворен во мај од ѓаволот": "mk", "Мост преко реке је затворен, рекла је њена љубазна ћерка": "sr",
		"Мостът над реката е затворен до май, каза кметът и ще бъде отворен": "bg", "Көпір мамырға дейін жабық болады, деді қала әкімі": "",
		"پل روی رودخانه تا ماه مه بسته است و گزارش شد": "fa", "الجسر فوق النهر مغلق حتى شهر مايو المقبل": "ar", "دریا پر پل مئی تک بند ہے اور شہر کے لوگ پریشان ہیں، بڑے میئر نے کہا": "ur",
		"ხიდი მდინარეზე დაკეტილია მაისამდე": "ka", "Կամուրջը փակ է մինչև մայիս, ասաց քաղաքապետը": "hy", "橋は閉鎖された。市長が発表した。": "ja", "大桥已经关闭到五月。": "zh", "": "", "桥": "", "нет": "",
		"די בריק איבערן טײַך איז פֿאַרמאַכט ביז מײַ": "", "नदी पर बना पुल मई तक बंद है": "",
	} {
		if got, latin := Language(text); got != want || latin {
			t.Errorf("%s: got %q, want %q (Latin: %t)", text, got, want, latin)
		}
	}
	for text, want := range map[string]bool{"Die Brücke ist zu": true, "Der Artikel heißt 橋 und ist lang": true, "мост": false, "12": false} {
		if code, latin := Language(text); code != "" || latin != want {
			t.Errorf("%s: got %q, Latin: %t", text, code, latin)
		}
	}
}
