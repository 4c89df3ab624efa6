// When the malls close and pay: the usual rounds, and those of the contracts that Yahoo! offers.
import type { MallPayout } from '../host/types'

/** Stands for the last day of a month. */
export const LAST = 31

type Round = Omit<MallPayout, 'channel'>

const byDay = (close: number, months: number, day: number): Round => ({ close, months, day, business: 0 })
const byBusiness = (close: number, business: number): Round => ({ close, months: 0, day: 0, business })

/** Rounds to begin with, by the mall's code; the shop's own contract decides. */
export const USUAL: Record<string, Record<string, readonly Round[]>> = {
  rakuten: { usual: [byDay(10, 0, LAST), byDay(25, 1, 15)] },
  yahoo: {
    once: [byDay(LAST, 1, LAST)],
    twice: [byDay(15, 0, LAST), byDay(LAST, 1, 15)],
    thrice: [byBusiness(10, 10), byBusiness(20, 10), byBusiness(LAST, 10)],
  },
}

export const NEW_ROUND: Round = byDay(LAST, 1, LAST)

/** As many business days after its closing a round may be paid; app/books_payouts.go holds it. */
export const LAST_OPEN = 60

/** In which month it is paid, as one word: 0 to 3, or after so many business days. */
export const whenOf = (p: MallPayout) => (p.business > 0 ? 'business' : `${p.months}`)

export const withWhen = (p: MallPayout, when: string): MallPayout =>
  when === 'business'
    ? { ...p, months: 0, day: 0, business: 10 }
    : { ...p, months: Number(when), day: p.day || LAST, business: 0 }
