package model

// State is one configuration of a System, packed into bytes.
//
// Laws:
//   - Two configurations are equal exactly when their bytes are, after zero
//     bytes at the end are dropped: a store may pad every State to one width.
//   - A State handed out by an Expander is valid until its next call; a caller
//     that keeps it copies it.
//   - A State handed to an Expander is not modified by it and not kept.
type State []byte

// MaxThreads is how many threads of a System can be alive in one State. It is
// SPIN's limit on the number of processes.
const MaxThreads = 255

// Threads is a set of thread numbers (pids), 0 to MaxThreads.
type Threads [4]uint64

// Add puts pid into the set.
func (t *Threads) Add(pid int) { t[pid>>6&3] |= 1 << (pid & 63) }

// Has says whether pid is in the set.
func (t *Threads) Has(pid int) bool { return t[pid>>6&3]&(1<<(pid&63)) != 0 }

// Union adds every member of u.
func (t *Threads) Union(u *Threads) {
	for i := range t {
		t[i] |= u[i]
	}
}

// Empty says whether the set has no member.
func (t *Threads) Empty() bool { return t[0]|t[1]|t[2]|t[3] == 0 }
