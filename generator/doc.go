// Package generator turns a project into a site.
package generator
