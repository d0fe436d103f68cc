package sema

import "github.com/aiocheck/aiocheck/model/promela/ast"

// BinaryOp computes x op y as SPIN's verifier does: in 32-bit two's complement that
// wraps around, with 0 and 1 for truth. Division by zero is the caller's to prevent.
func BinaryOp(op ast.Op, x, y int32) int32 {
	switch op {
	case ast.Add:
		return x + y
	case ast.Sub:
		return x - y
	case ast.Mul:
		return x * y
	case ast.Div:
		return x / y
	case ast.Mod:
		return x % y
	case ast.BitAnd:
		return x & y
	case ast.BitXor:
		return x ^ y
	case ast.BitOr:
		return x | y
	case ast.Shl: // the shift count of x86, which SPIN inherits from C
		return x << (uint32(y) & 31)
	case ast.Shr:
		return x >> (uint32(y) & 31)
	case ast.Lt:
		return truth(x < y)
	case ast.Le:
		return truth(x <= y)
	case ast.Gt:
		return truth(x > y)
	case ast.Ge:
		return truth(x >= y)
	case ast.Eq:
		return truth(x == y)
	case ast.Ne:
		return truth(x != y)
	case ast.And:
		return truth(x != 0 && y != 0)
	case ast.Or:
		return truth(x != 0 || y != 0)
	}
	panic("sema: no such operator")
}

// UnaryOp computes op x.
func UnaryOp(op ast.Op, x int32) int32 {
	switch op {
	case ast.Neg:
		return -x
	case ast.BitNot:
		return ^x
	case ast.Not:
		return truth(x == 0)
	}
	panic("sema: no such operator")
}

func truth(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
