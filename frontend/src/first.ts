// The first few kB: asks the program for the first list while the page itself is still being read.
import './theme/components'
import './theme/tokens.css'
import './theme/base.css'
import { askFirst } from './host/first'
import { placeNow } from './nav'

if (import.meta.env.MODE !== 'fake') askFirst(placeNow())
