package traces

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aiocheck/aiocheck/model"
)

// FormatValue writes a value as people read it: 3, true, ack, [(ack,1) (data,2)].
func FormatValue(v *model.Value) string {
	switch v.Kind {
	case model.BoolValue:
		if v.Int == 0 || v.Int == 1 { // a message field of type bool holds any byte
			return strconv.FormatBool(v.Int == 1)
		}
	case model.NameValue:
		if v.Text != "" {
			return Sanitize(v.Text)
		}
	case model.ChanValue:
		if ownsQueue(v) {
			return formatQueue(v.Queue)
		}
		if v.Text != "" {
			return Sanitize(v.Text)
		}
	}
	return strconv.FormatInt(v.Int, 10)
}

// ownsQueue tells the variable that a channel was made for from one that
// merely refers to a channel.
func ownsQueue(v *model.Value) bool { return v.Cap > 0 || v.Queue != nil }

func formatQueue(queue [][]model.Value) string {
	messages := make([]string, len(queue))
	for i, message := range queue {
		fields := make([]string, len(message))
		for k := range message {
			fields[k] = FormatValue(&message[k])
		}
		messages[i] = strings.Join(fields, ",")
		if len(fields) != 1 {
			messages[i] = "(" + messages[i] + ")"
		}
	}
	return "[" + strings.Join(messages, " ") + "]"
}

// Sanitize replaces what a terminal could take for a command, or a reader for
// other text than there is, by escapes: control characters, directional marks,
// bytes that are no UTF-8.
func Sanitize(s string) string { return sanitize(s, "") }

// SanitizeOutput is Sanitize for printed text, where lines and tabs are meant.
func SanitizeOutput(s string) string { return sanitize(s, "\n\t") }

func sanitize(s, allowed string) string {
	clean := true
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' && !strings.Contains(allowed, s[i:i+1]) || s[i] >= 0x7f {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case unicode.IsPrint(r) || strings.ContainsRune(allowed, r):
			b.WriteRune(r)
		default:
			q := strconv.QuoteRune(r)
			b.WriteString(q[1 : len(q)-1])
		}
		s = s[n:]
	}
	return b.String()
}

// position is p as messages write it.
func position(p model.Position) string {
	if p.Line == 0 {
		return Sanitize(p.File)
	}
	return fmt.Sprintf("%s:%d:%d", Sanitize(p.File), p.Line, p.Col)
}
