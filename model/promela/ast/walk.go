package ast

import "reflect"

// Walk calls f for a node and, where f returns true, for all nodes below it, in
// the order of the text. Nodes are the pointers of this package: *Module,
// units, *VarDecl, *ChanInit, *Sequence, statements and expressions.
//
// A *VarRef that an inline's result is assigned to is met at each assignment.
func Walk(node any, f func(node any) bool) {
	v := reflect.ValueOf(node)
	if !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return
	}
	if v.Kind() == reflect.Pointer {
		if !f(node) {
			return
		}
		v = v.Elem()
	}
	children(v, f)
}

// children walks the fields of a struct that hold nodes, which are told by
// being pointers, interfaces or lists of these.
func children(v reflect.Value, f func(node any) bool) {
	if v.Kind() != reflect.Struct {
		return
	}
	for i := range v.NumField() {
		field := v.Field(i)
		switch v.Type().Field(i).Name {
		case "Pos", "End", "Type", "Warnings":
			continue
		}
		switch field.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !field.IsNil() {
				Walk(field.Interface(), f)
			}
		case reflect.Slice:
			switch field.Type().Elem().Kind() {
			case reflect.Pointer, reflect.Interface:
				for j := range field.Len() {
					Walk(field.Index(j).Interface(), f)
				}
			}
		}
	}
}
