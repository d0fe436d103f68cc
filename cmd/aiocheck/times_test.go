package main

import "regexp"

var timePatterns = []struct {
	re *regexp.Regexp
	to string
}{
	{regexp.MustCompile(`, \d+\.\d\ds\)`), ", TIME)"},
	{regexp.MustCompile(`"seconds":[-0-9.e]+`), `"seconds":SECONDS`},
	{regexp.MustCompile(`"memory_bytes":\d+`), `"memory_bytes":BYTES`},
	{regexp.MustCompile(`memory: .*`), "memory: BYTES"},
	{regexp.MustCompile(`"tool":"[^"]*"`), `"tool":"TOOL"`},
	{regexp.MustCompile(`written by aiocheck [^"]*`), `written by TOOL`},
}

// replaceTimes replaces what differs from run to run.
func replaceTimes(text string) string {
	for _, p := range timePatterns {
		text = p.re.ReplaceAllString(text, p.to)
	}
	return text
}
