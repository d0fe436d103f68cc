package spin

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// cacheKey names a question by everything that its answer hangs on: the
// generated verifier, the tools and the limits.
func (m *Model) cacheKey(p Property, fair Fairness) (string, error) {
	if m.oracle.Cache == "" {
		return "", nil
	}
	h := sha256.New()
	for _, name := range []string{"pan.c", "pan.h", "pan.m", "pan.t", "pan.b"} {
		text, err := os.ReadFile(filepath.Join(m.dir, name))
		if err != nil {
			return "", err
		}
		h.Write(text)
	}
	json.NewEncoder(h).Encode([]any{
		6, // of this package's reading of SPIN: raise it when that changes
		m.oracle.version, strings.Join(m.oracle.CC, " "), m.oracle.Timeout, m.oracle.Memory, p, fair,
	})
	return hex.EncodeToString(h.Sum(nil)), nil
}

func (o *Oracle) recall(key string) (Outcome, bool) {
	var out Outcome
	if key == "" {
		return out, false
	}
	text, err := os.ReadFile(filepath.Join(o.Cache, key+".json"))
	return out, err == nil && json.Unmarshal(text, &out) == nil
}

// remember keeps an outcome. A cache that cannot be written is only slow.
func (o *Oracle) remember(key string, out Outcome) {
	text, err := json.Marshal(out)
	if key == "" || err != nil || os.MkdirAll(o.Cache, 0o755) != nil {
		return
	}
	name := filepath.Join(o.Cache, key)
	if os.WriteFile(name+".tmp", text, 0o644) == nil {
		os.Rename(name+".tmp", name+".json")
	}
}
