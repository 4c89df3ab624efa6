// What the page reads by itself on every screen, with the right that each takes: what would be refused is not asked for.
// The program decides (app/rights.go); people/asks.test.tsx holds the two together.
import type { Method } from './methods'

const RIGHTS: Partial<Record<Method, string>> = {
  Inbox: 'read',
  Counts: 'read',
  Accounts: 'read',
  Views: 'read',
  Categories: 'read',
  Tags: 'read',
  Alerts: 'read',
  Mentions: 'read',
  Pressing: 'read',
  Kinds: 'read',
  Changes: 'act',
  Outbox: 'read',
  Shop: 'read',
  Templates: 'read',
}

/** Whether somebody with these rights may ask; a method without a line is everybody's. */
export function mayAsk(rights: readonly string[], method: Method) {
  const right = RIGHTS[method]
  return right === undefined || rights.includes(right)
}

/** What the person at the screen may, as the page itself says; undefined where no program has served it. */
export const rightsOfPage = () =>
  document.querySelector('meta[name="rights"]')?.getAttribute('content')?.split(' ')
