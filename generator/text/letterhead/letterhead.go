// Package letterhead reads what a document says about itself that has no markup to say it in: PDF and Word files.
//
// In go its blocks and its properties, out come facts; what stands around the text is marked. Properties are often a
// program's own ("Microsoft Word - Entwurf3.doc", "user") and then say nothing about the article.
package letterhead

import (
	"fmt"
	"regexp"
	"strings"

	"beleg/generator/text/article"
	"beleg/generator/text/document"
	"beleg/generator/words/dateline"
)

// How much of a document is its top: so many blocks, and so many bytes of a block that goes on like a paragraph.
const (
	topBlocks = 15
	topBytes  = 100
	shortLine = 160
)

// Date returns the first date at the top of a document in a language: in a line of its own, as in "Hannover, 8. Oktober
// 2024", or at the beginning of a paragraph.
func Date(blocks []document.Block, language string) document.Fact {
	for _, b := range blocks[:min(len(blocks), topBlocks)] {
		line := b.Text
		if len(line) > shortLine {
			line = line[:max(0, strings.LastIndex(line[:topBytes], " "))]
		}
		if date := dateline.Date(line, language); date != "" {
			return document.Fact{Value: date, Where: fmt.Sprintf("its line %q", line)}
		}
	}
	return document.Fact{}
}

// Made is what the day on which a file was made, or "", says of the day on which its words were published: a hint.
func Made(day string) document.Fact {
	if day == "" {
		return document.Fact{}
	}
	return document.Fact{Value: day, Where: "the day on which the file was made", Weak: true}
}

// Title returns what stands as the title in the text of a document, the zero Fact if nothing does.
func Title(blocks []document.Block) document.Fact {
	for _, b := range blocks {
		if b.Role == article.Title {
			return document.Fact{Value: b.Text, Where: b.Why}
		}
	}
	return document.Fact{}
}

// Stated is what a property of a file says about the article; the zero Fact if it says nothing. name is the property's.
func Stated(value, name string) document.Fact {
	if value = Property(value); value == "" {
		return document.Fact{}
	}
	return document.Fact{Value: value, Where: fmt.Sprintf("the file's properties (%s)", name)}
}

// Property returns what a property says about the article, without white space around it: "" for what programs write
// there by themselves.
func Property(value string) string {
	value = strings.Join(strings.Fields(strings.ToValidUTF8(value, "")), " ")
	if madeUp.MatchString(value) {
		return ""
	}
	return value
}

var madeUp = regexp.MustCompile(`(?i)^(` +
	`microsoft (word|powerpoint|excel|office).*|.*\.(docx?|rtf|odt|indd|qxd|qxp|pptx?|xlsx?|pdf|tex)|` +
	`(dokument|document|präsentation|presentation|présentation)\s?\d*|` +
	`untitled.*|unbenannt.*|ohne titel|sans titre|powerpoint.presentation|` +
	`(default )?(user|admin|administrator|benutzer|author|autor|unknown|unbekannt)( author)?|` +
	`python-docx|apache poi|openpyxl|libreoffice|microsoft|\W*)$`)
