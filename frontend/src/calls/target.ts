// Where a telephone memo goes: into an inquiry, or into one of its own.
import type { Caller, NewCall } from '../host/types'

export type Target = { inquiry: number; customer: number; order: number }

export const NOBODY: Target = { inquiry: 0, customer: 0, order: 0 }

export const keyOf = (t: Target) => `${t.inquiry}-${t.customer}-${t.order}`

const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '')

const SHORTEST = 9

/** True for what is a telephone number and no name. */
const isNumber = (text: string) => digits(text).length >= SHORTEST

/** The memo as it is saved: a typed number or name counts where no customer was chosen. */
export function callOf(
  typed: { who: string; text: string; way: string; seconds: number; done: boolean; mentions: number[] },
  target: Target,
  callers: readonly Caller[],
): NewCall {
  const who = typed.who.trim()
  const caller = callers.find((c) => c.customer.id === target.customer)
  const phone = caller?.contacts.find((c) => c.kind === 'tel')?.value ?? ''
  const partly = digits(who).length > 0
  return {
    ...target,
    customer: target.inquiry ? 0 : target.customer,
    subject: '',
    text: typed.text,
    mentions: typed.mentions,
    done: typed.done && target.inquiry === 0,
    talk: {
      number: isNumber(who) ? who : phone,
      name: caller?.customer.name ?? (partly ? '' : who),
      way: typed.way,
      seconds: typed.seconds,
    },
  }
}
