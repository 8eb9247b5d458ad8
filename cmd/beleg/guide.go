package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"beleg/generator/facts/load"
	"beleg/generator/judgement/guide"
	"beleg/generator/pages/render"
)

// newGuide needs no project: whoever begins one reads it first.
func newGuide() *cobra.Command {
	cmd := command("guide", cobra.NoArgs, nil, writeGuide)
	cmd.Flags().StringP("output", "o", "", "the `file` to write, Markdown (.md) or a web page (.html)")
	complete(cmd, "output", completeEndings("md", "html"))
	return cmd
}

func writeGuide(cmd *cobra.Command, _ []string) error {
	out, err := given(cmd, "output", "", "-o names no file")
	if err != nil {
		return err
	}
	width, _ := terminal(cmd.OutOrStdout())
	opt := guide.Options{Commands: commandsOf(cmd.Root()), Width: width}
	if err := siteHere(cmd, &opt); err != nil {
		return err
	}
	if err := addTemplates(&opt); err != nil {
		return err
	}
	var text string
	switch ending := strings.ToLower(filepath.Ext(out)); {
	case out == "":
		text, err = guide.Write(opt)
	case ending == ".md":
		opt.Width = 0
		text, err = guide.Write(opt)
	case ending == ".html":
		text, err = guide.HTML(opt)
	default:
		return fmt.Errorf("-o %s: name a file that ends in .md or .html", out)
	}
	switch {
	case err != nil:
		return fmt.Errorf("write the guide: %w", err)
	case out == "":
		_, err = io.WriteString(cmd.OutOrStdout(), text)
		return err
	}
	_, err = overwrite(out, []byte(text), "guide", "file", guide.Title)
	return err
}

// siteHere adds what the project here has, if there is one. Its faults do not matter.
func siteHere(cmd *cobra.Command, opt *guide.Options) error {
	p, err := openProject()
	if errors.Is(err, load.ErrNoProject) {
		return nil
	}
	if err != nil {
		return err
	}
	defer p.Close()
	is, err := loadFrom(cmd, p.FS())
	if err == nil {
		opt.Site = is.Base.Site
	}
	return err
}

// addTemplates adds what templates are given.
func addTemplates(opt *guide.Options) error {
	given, err := render.WhatIsGiven()
	for _, t := range given.Templates {
		opt.Templates = append(opt.Templates, guide.Template(t))
	}
	for _, t := range given.Types {
		one := guide.Type{Name: t.Name, Doc: t.Doc}
		for _, f := range t.Fields {
			one.Fields = append(one.Fields, guide.Field(f))
		}
		opt.Types = append(opt.Types, one)
	}
	return err
}

// commandsOf returns what help says of the program and of each command that does something.
func commandsOf(cmd *cobra.Command) []guide.Command {
	path := strings.TrimSpace(strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()))
	list := []guide.Command{{Path: path, Use: cmd.UseLine(), Short: cmd.Short, Long: cmd.Long, Example: cmd.Example,
		Flags: cmd.LocalNonPersistentFlags().FlagUsagesWrapped(80)}}
	for _, sub := range cmd.Commands() {
		if sub.Name() != "help" && sub.Name() != "completion" {
			list = append(list, commandsOf(sub)...)
		}
	}
	return list
}
