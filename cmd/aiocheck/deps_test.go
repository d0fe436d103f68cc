package main_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const modulePath = "github.com/aiocheck/aiocheck/"

// imports is the policy: what each package may import of this module ("/..." takes in
// the packages below) and from others. The standard library is free, but see banned.
var imports = map[string][]string{
	"model":                   {},
	"model/ltl":               {},
	"model/promela/token":     {},
	"model/promela/ast":       {"model/promela/token"},
	"model/promela/scan":      {"model/promela/token"},
	"model/promela/preproc":   {"model/promela/scan", "model/promela/token"},
	"model/promela/parse":     {"model/promela/ast", "model/promela/preproc", "model/promela/scan", "model/promela/token"},
	"model/promela/sema":      {"model/promela/ast", "model/promela/token"},
	"model/promela/flow":      {"model", "model/promela/ast", "model/promela/sema", "model/promela/token"},
	"model/promela/vm":        {"model", "model/promela/ast", "model/promela/flow", "model/promela/sema", "model/promela/token"},
	"model/promela":           {"model", "model/ltl", "model/promela/..."},
	"explorer":                {"model", "explorer/internal/..."},
	"explorer/compare":        {"model", "explorer/internal/store"},
	"explorer/sample":         {"model"},
	"explorer/internal/graph": {"model", "explorer/internal/store"},
	"explorer/internal/store": {"model", "golang.org/x/sys/..."},
	"invariants":              {"model", "model/promela"},
	"traces":                  {"model"},
	"specs":                   {"github.com/goccy/go-yaml"},
}

// banned are the calls that no library makes: it does not print, exit or read flags.
var banned = map[string][]string{
	"fmt": {"Print", "Printf", "Println"},
	"os":  {"Exit"},
}

func TestImports(t *testing.T) {
	root := filepath.Join("..", "..")
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != root && d.Name() != ".." || d.Name() == "testdata" || d.Name() == "cmd") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		seen[pkg] = true
		checkFile(t, path, pkg)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range imports {
		if !seen[pkg] {
			t.Errorf("the policy names %s, which does not exist", pkg)
		}
	}
}

func checkFile(t *testing.T, path, pkg string) {
	t.Helper()
	allowed, ok := imports[pkg]
	if !ok {
		t.Errorf("%s: the policy does not know package %s", path, pkg)
		return
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range file.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		own, isOwn := strings.CutPrefix(name, modulePath)
		first, _, _ := strings.Cut(name, "/")
		switch {
		case isOwn && !permits(allowed, own), !isOwn && strings.Contains(first, ".") && !permits(allowed, name):
			t.Errorf("%s imports %s, want one of %v", path, name, allowed)
		case name == "flag" || name == "log":
			t.Errorf("%s imports %s, which is for commands", path, name)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Obj == nil && slices.Contains(banned[x.Name], s.Sel.Name) {
				t.Errorf("%s calls %s.%s, which is for commands", path, x.Name, s.Sel.Name)
			}
		}
		return true
	})
}

func permits(allowed []string, name string) bool {
	return slices.ContainsFunc(allowed, func(a string) bool {
		prefix, below := strings.CutSuffix(a, "/...")
		return name == a || below && strings.HasPrefix(name, prefix+"/")
	})
}
