// Package scan cuts the text of one file into tokens.
package scan

import "bytes"

// A splice is a place where a backslash and a line's end were taken out.
type splice struct{ offset, lines int }

// join takes out what is invisible to tokens: the byte order mark, carriage
// returns before line feeds, and backslashes that continue a line.
func join(src []byte) ([]byte, []splice) {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if !bytes.ContainsAny(src, "\\\r") {
		return src, nil
	}
	out := make([]byte, 0, len(src))
	var splices []splice
	for i := 0; i < len(src); {
		switch src[i] {
		case '\r':
			if i+1 == len(src) || src[i+1] != '\n' {
				out = append(out, '\n') // an old Macintosh line
			}
			i++
		case '\\':
			n := continued(src[i+1:])
			if n == 0 {
				out = append(out, '\\')
				i++
				continue
			}
			if k := len(splices); k > 0 && splices[k-1].offset == len(out) {
				splices[k-1].lines++
			} else {
				splices = append(splices, splice{len(out), 1})
			}
			i += 1 + n
		default:
			out = append(out, src[i])
			i++
		}
	}
	return out, splices
}

// continued is the length of the blanks and line's end behind a backslash, or 0.
func continued(src []byte) int {
	for i, c := range src {
		switch c {
		case ' ', '\t', '\f', '\v', '\r':
		case '\n':
			return i + 1
		default:
			return 0
		}
	}
	return 0
}
