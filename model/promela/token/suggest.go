package token

// Suggest is "; did you mean X?" for the nearest of names, or "".
func Suggest(name string, names []string) string {
	if near := Nearest(name, names); near != "" && near != name {
		return "; did you mean " + near + "?"
	}
	return ""
}

// Keywords are the reserved words, in no order.
func Keywords() []string {
	var list []string
	for w := range words {
		list = append(list, w)
	}
	return list
}
