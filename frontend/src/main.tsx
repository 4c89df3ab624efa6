// pieces.ts makes two files of these, and the first does not wait for the second.
import './first'
import './page'
