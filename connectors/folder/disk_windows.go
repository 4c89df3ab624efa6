package folder

// Windows keeps pipes in a place of their own.
const nonBlocking = 0
