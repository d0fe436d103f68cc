/* A hidden variable is an ordinary one here: it is only written before it is read. */
hidden byte h; byte x;
active proctype P() { h = 3; x = h; h = 4 }
