// Command aiocheck checks Promela models. See README.md.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
)

func main() {
	// A fault in another goroutine ends the program past every recover; then
	// one line is to be seen and not the stacks, unless they were asked for.
	if os.Getenv("GOTRACEBACK") == "" {
		debug.SetTraceback("none")
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the program, with its exit code.
func run(args []string, in io.Reader, out, errs io.Writer) (code int) {
	a := &app{in: in, out: &output{w: out}, errs: errs}
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(errs, "internal error: %v, please report\n", r)
			if os.Getenv("GOTRACEBACK") != "" {
				errs.Write(debug.Stack())
			}
			code = exitBad
		}
	}()
	if err := a.execute(args); err != nil {
		a.report(err)
		return exitBad
	}
	if err := a.out.err; err != nil {
		fmt.Fprintf(errs, "cannot write the results: %v\n", err)
		return exitBad
	}
	return a.code
}
