package main

import (
	"math"
	"os"
	"strconv"
	"strings"
)

// freeMemory is how much memory a search may take if nobody says: three quarters of what
// the machine and the control group have left, so that a search that is too large ends in a
// report and not in a kill. 0 where nobody knows, which is no limit.
func freeMemory() int64 {
	free := int64(math.MaxInt64)
	if text, err := os.ReadFile("/proc/meminfo"); err == nil {
		for line := range strings.Lines(string(text)) {
			if rest, ok := strings.CutPrefix(line, "MemAvailable:"); ok {
				if kb, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64); err == nil {
					free = kb << 10
				}
			}
		}
	}
	limit, ok1 := readNumber("/sys/fs/cgroup/memory.max")
	used, ok2 := readNumber("/sys/fs/cgroup/memory.current")
	if ok1 && ok2 && limit > used {
		free = min(free, limit-used)
	}
	if free == math.MaxInt64 {
		return 0
	}
	return free / 4 * 3
}

// readNumber reads a file that holds one number; "max" is none.
func readNumber(file string) (int64, bool) {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, false
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
	return n, err == nil
}
