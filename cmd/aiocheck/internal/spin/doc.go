// Package spin asks SPIN for its opinion of a model, so that tests can hold
// aiocheck's against it. SPIN and a C compiler are run as they are installed;
// nothing of theirs is kept here.
//
// What SPIN is asked, and how its words are taken:
//
//   - The verifier is generated with -o1 -o2 -o3 and compiled with -DNOREDUCE:
//     no dataflow optimisation, no merging of statements, no reduction. Then its
//     states and transitions are those of the language.
//   - Safety is compiled with -DSAFETY -DNOCLAIM; accept labels with -DNOCLAIM;
//     progress labels with -DNOCLAIM -DNP; a claim with neither.
//   - A claim is judged alone. SPIN would also count the accept labels of the
//     processes in a claim's run, so they are taken out of the generated tables;
//     and it would report the processes' own assertions, which are told apart
//     from those of the claim by the generated transitions.
//   - Searches go on after an error (-c0), so that every kind of error is seen.
//     If such a search does not come to its end, one that stops at the first
//     error still tells the verdict.
//   - A search that was cut (by depth, memory, the size of the state vector, time,
//     or a crash) found no errors is no oracle. Outcome.Reason says why.
package spin
