package scan

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Every token with its place. | marks the beginning of a line, _ a space before.
func TestNext(t *testing.T) {
	tests := []struct{ text, want string }{
		{"ab 12\n\tc", "|ab@1:1 _12@1:4 |_c@2:2"},
		{"0..3 a->b a- >b", "|0@1:1 ..@1:2 3@1:4 _a@1:6 ->@1:7 b@1:9 _a@1:11 -@1:12 _>@1:14 b@1:15"},
		{"!! != ?? ?! :: : ++ -- << <= <-> [] <>", "|!!@1:1 _!=@1:4 _??@1:7 _?@1:10 !@1:11 _::@1:13 _:@1:16 _++@1:18 _--@1:21 " +
			"_<<@1:24 _<=@1:27 _<@1:30 ->@1:31 _[@1:34 ]@1:35 _<@1:37 >@1:38"},
		{"a/* x */b // y\nc", "|a@1:1 _b@1:9 |_c@2:1"},
		{"a /* x\n y */ b", "|a@1:1 |_b@2:7"},
		{"a\\\nb c", "|ab@1:1 |_c@2:3"},
		{"a \\\r\n\r\nb\r\n", "|a@1:1 |_b@3:1"},
		{"\xef\xbb\xbfa", "|a@1:1"},
		{`"a\"b" 'c' '\n' '\''`, `|"a\"b"@1:1 _'c'@1:8 _'\n'@1:12 _'\''@1:17`},
		{"don't", "|don@1:1 Illegal'@1:4 t@1:5"},
		{"\"ab\nc", "|Illegal\"ab@1:1 |_c@2:1"},
		{"a /* b", "|a@1:1 _Illegal/*@1:3"},
		{"\x00 é", "|Illegal\x00@1:1 _Illegalé@1:3"},
		{`a /\ b \/ c \ d`, `|a@1:1 _/\@1:3 _b@1:6 _\/@1:8 _c@1:11 _Illegal\@1:13 _d@1:15`},
		{"#a ## b", "|#@1:1 a@1:2 _##@1:4 _b@1:7"},
	}
	for _, test := range tests {
		s := New("f", []byte(test.text))
		var got []string
		for tok := s.Next(); tok.Kind != token.EOF; tok = s.Next() {
			mark := ""
			if tok.Newline {
				mark = "|"
			}
			if tok.Space {
				mark += "_"
			}
			if tok.Kind == token.Illegal {
				mark += "Illegal"
			}
			got = append(got, fmt.Sprintf("%s%s@%d:%d", mark, tok.Text, tok.Pos.Line, tok.Pos.Col))
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}
