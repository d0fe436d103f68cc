package vm

import (
	"fmt"
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/sema"
)

// printer collects what printf writes, while somebody wants to know.
type printer struct{ strings.Builder }

func (c *compiler) print(s *sema.Print) action {
	args := c.exprs(s.Args)
	format, sub := s.Format, s.Sub
	names := c.p.flow.Sema.Subtypes
	return func(m *machine) bool {
		if m.out == nil {
			for _, a := range args {
				a(m) // an index may be out of bounds
			}
			return true
		}
		vals := make([]int32, len(args))
		for i, a := range args {
			vals[i] = a(m)
		}
		if format == "" {
			m.out.WriteString(mtypeName(names[sub], vals[0]))
			return true
		}
		m.out.format(format, vals, names)
		return true
	}
}

func mtypeName(names []string, x int32) string {
	if x > 0 && int(x) <= len(names) {
		return names[x-1]
	}
	return fmt.Sprint(x)
}

// format writes as SPIN's printf does: %d %u %o %x %c, %e for an mtype constant.
func (b *printer) format(f string, vals []int32, names map[string][]string) {
	next := func() int32 {
		if len(vals) == 0 {
			return 0
		}
		x := vals[0]
		vals = vals[1:]
		return x
	}
	for i := 0; i < len(f); i++ {
		if i+1 >= len(f) || f[i] != '%' && f[i] != '\\' {
			b.WriteByte(f[i])
			continue
		}
		esc := f[i] == '\\'
		i++
		if esc {
			b.WriteByte(unescape(f[i]))
			continue
		}
		for i+1 < len(f) && (f[i] >= '0' && f[i] <= '9' || f[i] == '-' || f[i] == 'l') {
			i++ // a width has no meaning
		}
		switch f[i] {
		case 'd', 'i':
			fmt.Fprintf(b, "%d", next())
		case 'u':
			fmt.Fprintf(b, "%d", uint32(next()))
		case 'o':
			fmt.Fprintf(b, "%o", uint32(next()))
		case 'x':
			fmt.Fprintf(b, "%x", uint32(next()))
		case 'c':
			b.WriteByte(byte(next()))
		case 'e':
			b.WriteString(anyMtypeName(names, next()))
		case '%':
			b.WriteByte('%')
		default:
			b.WriteByte('%')
			b.WriteByte(f[i])
		}
	}
}

func unescape(c byte) byte {
	switch c {
	case 'n':
		return '\n'
	case 't':
		return '\t'
	}
	return c
}

// anyMtypeName names a constant of the unnamed mtype, else of the only subtype.
func anyMtypeName(names map[string][]string, x int32) string {
	if l := names[""]; len(l) > 0 {
		return mtypeName(l, x)
	}
	if len(names) == 1 {
		for _, l := range names {
			return mtypeName(l, x)
		}
	}
	return fmt.Sprint(x)
}
