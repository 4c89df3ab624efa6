import { go } from '../nav'

/** How many frames a card may take to stand there: its list may still be loading. */
const FRAMES = 180

const cardId = (account: number) => `account-title-${account}`

/** Brings the caret to the card of an account, once it stands there. */
export function focusCard(account: number, left = FRAMES) {
  const card = document.getElementById(cardId(account))
  if (card) {
    card.focus()
    card.scrollIntoView({ block: 'center' })
  } else if (left > 0) requestAnimationFrame(() => focusCard(account, left - 1))
}

/** Leads to where an account is repaired. */
export function goToCard(account: number) {
  go({ to: 'screen', screen: 'accounts' })
  focusCard(account)
}
