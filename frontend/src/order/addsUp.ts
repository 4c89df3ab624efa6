import type { OrderFacts } from '../host/types'

/** Not fixed by the mall yet. */
export const OPEN = -9999

/** The role of an amount that is a means of payment; and of 代引料. */
const PAYS = 'pays'
const CASH = 'cash'

const sumOf = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0)

const yenOf = (facts: OrderFacts, role: string) =>
  sumOf(facts.amounts.filter((a) => a.role === role).map((a) => a.yen))

/**
 * The rates hold the goods alone: Yahoo! does not say on which rate postage and reductions fall,
 * so its table cannot come to what is paid.
 */
export function goodsAlone(facts: OrderFacts) {
  const taxed = sumOf(facts.taxes.map((t) => t.total))
  const goods = sumOf(facts.lines.map((l) => l.price * l.count))
  return taxed === goods && !ratesMeet(facts)
}

/** How far the rates are from what is due; 楽天 taxes before points. */
const ratesApart = (facts: OrderFacts) =>
  sumOf(facts.taxes.map((t) => t.total)) - (facts.total - yenOf(facts, PAYS))

/** Whether 代引料 is in 楽天's due amount, its two descriptions disagree. */
function ratesMeet(facts: OrderFacts) {
  const apart = Math.abs(ratesApart(facts))
  return apart === 0 || apart === yenOf(facts, CASH)
}

function amountsMeet(facts: OrderFacts) {
  const apart = sumOf(facts.amounts.map((a) => a.yen)) - facts.total
  return apart === 0 || apart === yenOf(facts, CASH)
}

function open(facts: OrderFacts) {
  const parts = [...facts.amounts.map((a) => a.yen), ...facts.taxes.flatMap((t) => [t.total, t.tax])]
  return facts.total === OPEN || parts.includes(OPEN) || facts.lines.some((l) => l.price === OPEN)
}

/** A cancelled order keeps its parts while its total goes: nothing is to be compared. */
const CANCELLED = ['canceled', 'canceling']

/**
 * The parts on screen do not come to what the customer pays. Only the mall's own answer names every
 * part: a file and a mail leave out what they like, there the rates alone are compared.
 */
export function differs(facts: OrderFacts) {
  if (open(facts) || CANCELLED.includes(facts.status)) return false
  const rated = facts.taxes.some((t) => t.total !== 0)
  if (rated && !ratesMeet(facts) && !goodsAlone(facts)) return true
  // Where prices are kept without tax the amounts lack it; the rates then bear the total out.
  const borneOut = rated && ratesApart(facts) === 0
  return facts.source === '' && facts.amounts.length > 0 && !amountsMeet(facts) && !borneOut
}
