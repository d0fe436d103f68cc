/* One initialiser fills the whole array. */
byte a[3] = 5; bool f[2] = true; chan c[2] = [1] of { byte };
active proctype P() { byte k; do :: k < 3 -> assert(a[k] == 5); k++ :: else -> break od; c[1]!a[0]; c[0]!f[1]; assert(len(c[1]) == 1) }
