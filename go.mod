module github.com/aiocheck/aiocheck

go 1.26
