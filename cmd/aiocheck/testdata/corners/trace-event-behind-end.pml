/* An event behind the last one of a trace assertion is one too many. */
chan q = [1] of { byte };
active proctype S() { q!3; q!4 }
active proctype R() { q?_; q?_ }
trace { q!_ }
