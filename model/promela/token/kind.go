package token

// Kind is the lexical class of a token.
type Kind uint8

// The classes. Keywords are identifiers for the preprocessor, since a macro may
// be named like one; Lookup tells them apart afterwards.
const (
	EOF     Kind = iota
	EOL          // the end of a directive's line; never leaves the preprocessor
	Illegal      // text that is no token; Text is the text
	Ident
	TypeName   // an identifier that a typedef declared before
	ProcName   // an identifier that a proctype declared before
	InlineName // an identifier that an inline declared before
	Number
	String // Text includes the quotes
	Char   // Text includes the quotes

	// Punctuation. The order is that of spellings.
	LParen
	RParen
	LBrace
	RBrace
	LBrack
	RBrack
	Semi
	Arrow // ->
	Colon
	DColon // ::
	Comma
	Dot
	DotDot
	Ellipsis // ..., of a variadic macro
	At
	Assign // =
	Incr
	Decr
	Plus
	Minus
	Star
	Slash
	Percent
	Amp
	Caret
	Pipe
	Tilde
	Shl
	Shr
	Lt
	Le
	Gt
	Ge
	Eq
	Ne
	And
	Or
	Bang     // ! is negation and send
	BangBang // !!
	Quest    // ?
	QuestQuest
	Hash     // #
	HashHash // ##

	// Operators of formulas only, which the parser makes inside ltl blocks.
	Always     // []
	Eventually // <>
	Equiv      // <->
	Implies    // -> there
	Until
	WeakUntil
	Release
	Next

	keywords // the first word; every later Kind is one
	Active
	Assert
	Atomic
	Break
	CCode // c_code, c_decl, c_expr, c_state, c_track
	Chan
	DProctype
	DStep
	Do
	Else
	Empty
	Enabled
	Eval
	False
	Fi
	For
	Full
	GetPriority
	Goto
	Hidden
	If
	Init
	InlineKw // inline
	Len
	Local
	LTL
	Nempty
	Never
	Nfull
	Notrace
	NP
	Od
	Of
	PcValue
	Printf
	Printm
	Priority
	Proctype
	Provided
	Return
	Run
	Select
	SetPriority
	Show
	Skip
	Timeout
	Trace
	True
	Type // bit, bool, byte, chan, int, mtype, pid, short, unsigned
	Typedef
	Unless
	Xr
	Xs
)

var spellings = map[Kind]string{
	LParen: "(", RParen: ")", LBrace: "{", RBrace: "}", LBrack: "[", RBrack: "]",
	Semi: ";", Arrow: "->", Colon: ":", DColon: "::", Comma: ",", Dot: ".",
	DotDot: "..", Ellipsis: "...", At: "@", Assign: "=", Incr: "++", Decr: "--", Plus: "+",
	Minus: "-", Star: "*", Slash: "/", Percent: "%", Amp: "&", Caret: "^",
	Pipe: "|", Tilde: "~", Shl: "<<", Shr: ">>", Lt: "<", Le: "<=", Gt: ">",
	Ge: ">=", Eq: "==", Ne: "!=", And: "&&", Or: "||", Bang: "!",
	BangBang: "!!", Quest: "?", QuestQuest: "??", Hash: "#", HashHash: "##",
	Always: "[]", Eventually: "<>", Equiv: "<->", Implies: "->", Until: "U",
	WeakUntil: "W", Release: "V", Next: "X",
}

var words = map[string]Kind{
	"active": Active, "assert": Assert, "atomic": Atomic, "bit": Type,
	"bool": Type, "break": Break, "byte": Type, "c_code": CCode,
	"c_decl": CCode, "c_expr": CCode, "c_state": CCode, "c_track": CCode,
	"chan": Type, "D_proctype": DProctype, "d_step": DStep, "do": Do,
	"else": Else, "empty": Empty, "enabled": Enabled, "eval": Eval,
	"false": False, "fi": Fi, "for": For, "full": Full,
	"get_priority": GetPriority, "goto": Goto, "hidden": Hidden, "if": If,
	"init": Init, "inline": InlineKw, "int": Type, "len": Len, "local": Local,
	"ltl": LTL, "mtype": Type, "nempty": Nempty, "never": Never,
	"nfull": Nfull, "notrace": Notrace, "np_": NP, "od": Od, "of": Of,
	"pc_value": PcValue, "pid": Type, "printf": Printf, "printm": Printm,
	"priority": Priority, "proctype": Proctype, "provided": Provided,
	"return": Return, "run": Run, "select": Select,
	"set_priority": SetPriority, "short": Type, "show": Show, "skip": Skip,
	"timeout": Timeout, "trace": Trace, "true": True, "typedef": Typedef,
	"unless": Unless, "unsigned": Type, "xr": Xr, "xs": Xs,
}

var formulaWords = map[string]Kind{
	"U": Until, "V": Release, "W": WeakUntil, "X": Next,
	"always": Always, "eventually": Eventually, "until": Until,
	"stronguntil": Until, "weakuntil": WeakUntil, "release": Release,
	"next": Next, "implies": Implies, "equivalent": Equiv,
}

// Lookup is the Kind of a word: a keyword, or Ident.
func Lookup(word string) Kind {
	if k, ok := words[word]; ok {
		return k
	}
	return Ident
}

// LookupFormula is Lookup inside an ltl block, where more words are reserved.
func LookupFormula(word string) Kind {
	if k, ok := formulaWords[word]; ok {
		return k
	}
	return Lookup(word)
}

// IsWord says whether tokens of this kind are words reserved by the language.
func (k Kind) IsWord() bool { return k > keywords }

// Spelling is the text of a punctuation mark, or "".
func (k Kind) Spelling() string { return spellings[k] }
