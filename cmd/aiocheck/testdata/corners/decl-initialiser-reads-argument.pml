/* An initialiser reads parameters and earlier locals. */
byte g;
proctype P(byte n; short m) { byte a = n * 2; byte b = a + m; g = b }
init { run P(3, -1); run P(200, 600) }
