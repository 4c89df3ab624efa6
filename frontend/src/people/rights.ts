import { useMe } from '../host/queries/people'
import type { Screen } from '../nav'

/** What the program lets the acting person do. The page only hides; the program decides. */
export type Right =
  | 'be'
  | 'read'
  | 'act'
  | 'write'
  | 'send'
  | 'search'
  | 'join'
  | 'evidence'
  | 'books'
  | 'entry'
  | 'close'
  | 'export'
  | 'reveal'
  | 'templates'
  | 'settings'
  | 'accounts'
  | 'people'
  | 'audit'

/** Asks whether the acting person may; until it is known, nothing is hidden. */
export function useMay() {
  const me = useMe().data
  return (right: Right) => !me || me.rights.includes(right)
}

/** What it takes to open a screen. */
export const needed: Partial<Record<Screen, Right>> = {
  inbox: 'read',
  morning: 'read',
  orders: 'search',
  customers: 'search',
  outbox: 'send',
  templates: 'templates',
  books: 'books',
  report: 'settings',
  accounts: 'accounts',
  search: 'search',
}

/** Which screens the acting person may open; one without a line here is everybody's. */
export function useScreens() {
  const may = useMay()
  return (screen: Screen) => {
    const right = needed[screen]
    return right === undefined || may(right)
  }
}
