// The first few kB: asks the program for the first list while the page itself is still being read.
//
// From a double click to a list with data:
// - The page is two scripts (pieces.ts). This small one asks for the first screen; whoever calls the same method with the same
//   words takes the answer that is on its way (host/early.ts), so the list is drawn once and whole.
// - The list and what its rows need are one request, what stands around it another: the list waits for nothing else.
// - Dialogs, screens and the open conversation are files of their own (later.ts), brought in the pauses after that.
// - A list is read in pages of 100. From the fifth on, a hint reads again only the first page, what is on the screen and what
//   changed (host/sight.ts); back at the top it is one page again. Hints are gathered for a second (host/gently.ts).
import './theme/components'
import './theme/tokens.css'
import './theme/base.css'
import { askFirst } from './host/first'
import { placeNow } from './nav'

if (import.meta.env.MODE !== 'fake') askFirst(placeNow())
