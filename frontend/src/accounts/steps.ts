import type { Account } from '../host/types'
import { pages } from '../text/ja.pages'

const words = pages.accounts.steps

export type Step = { title: string; text: string; done: boolean; opensDesk?: boolean }

/** はじめの 4 歩, as far as the accounts and the first reply have come. */
export function stepsOf(accounts: readonly Account[], replied: boolean): Step[] {
  const received = accounts.some((a) => a.last_ok_at > 0)
  const busy = accounts.some((a) => a.busy)
  return [
    { title: words.mall, text: words.mallNext, done: accounts.some((a) => a.mall !== '') },
    { title: words.mail, text: words.mailNext, done: accounts.some((a) => a.mall === '') },
    { title: words.past, text: busy ? words.pastBusy : words.pastNext, done: received },
    { title: words.reply, text: words.replyNext, done: replied, opensDesk: true },
  ]
}
