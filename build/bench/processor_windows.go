package main

import "time"

// processor is not measured here: what the desk is compared with runs on Linux.
func processor() time.Duration { return 0 }
