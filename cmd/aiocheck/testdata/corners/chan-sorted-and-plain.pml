/* A plain send in a sorted channel goes to the end. */
chan q = [4] of { byte }; byte x;
active proctype P() { q!!5; q!1; q!!3; q!!7; q?x; q?x; q?x; q?x }
