package invariants

import (
	"testing"

	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/model/promela"
	"github.com/aiocheck/aiocheck/specs"
)

// TestAioContext holds the library to the specs of the AioContext fix, and these to it: the
// main-loop source, one vcpu and a worker, with the old flag and with notify_me.
func TestAioContext(t *testing.T) {
	poll := In("qemu_poll_ns")
	serve := In("event_notifier_test_and_clear", "aio_dispatch", "aio_ctx_check", "aio_ctx_dispatch", "os_host_main_loop_wait")
	leave := In("aio_poll_leave", "aio_context_acquire_after_poll") // those of new.pml
	for _, c := range []struct {
		spec, name string
		x          stater
		want       explorer.Verdict
	}{
		{"old.pml", "s", NoThreadLeftUnnotified{Poll: poll, Pending: "scheduled", Ready: "notifier",
			Notify: In("qemu_bh_schedule"), Serve: serve}, explorer.Violated},
		{"new.pml", "s", NoThreadLeftUnnotified{Poll: poll, Pending: "scheduled", Ready: "notifier",
			Notify: In("qemu_bh_schedule"), Serve: serve.Or(leave)}, explorer.Holds},
		{"old.pml", "b", EveryScheduledRuns{Scheduled: "scheduled", Unless: "pollers == 0"}, explorer.Violated},
		{"new.pml", "b", EveryScheduledRuns{Scheduled: "scheduled", Unless: "pollers == 0"}, explorer.Holds},
		{"old.pml", "l", NoBusyLoop{Poll: poll, Ready: "notifier"}, explorer.Holds},
		{"new.pml", "l", NoBusyLoop{Poll: poll, Ready: "notifier"}, explorer.Holds},
		{"old.pml", "k", SkipCovered{Deciding: "in(t, aio_notify) && !in(t, event_notifier_set)",
			Skips: "dispatching", Guard: "!exists(t: in(t, qemu_poll_ns))"}, explorer.Violated},
		{"old.pml", "promise", SkipCovered{Deciding: "in(t, aio_notify) && !in(t, event_notifier_set)",
			Skips: "dispatching", Guard: "exists(t: in(t, aio_poll) && !in(t, qemu_poll_ns))"}, explorer.Holds},
		{"new.pml", "k", SkipCovered{Deciding: "in(t, aio_notify) && !in(t, event_notifier_set)",
			Skips: "notify_me == 0", Guard: "!exists(t: in(t, qemu_poll_ns))"}, explorer.Holds},
	} {
		p, err := promela.Load("aio/"+c.spec, promela.Options{
			Defines: []string{"IO", "VCPUS=1"}, ReadFile: specs.Files.ReadFile})
		if err != nil {
			t.Fatal(err)
		}
		if r := check(t, p, c.name, c.x); r.Verdict != c.want {
			t.Errorf("%s: %T: got %v, want %v", c.spec, c.x, r.Verdict, c.want)
		}
	}
}
