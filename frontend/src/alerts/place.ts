import { goToCard } from '../accounts/card'
import type { Alert } from '../host/types'
import { go } from '../nav'

/** Leads to where an alert is settled. */
export function openAlert(alert: Pick<Alert, 'inquiry' | 'account' | 'kind'>) {
  if (alert.inquiry > 0) return go({ to: 'inquiry', id: alert.inquiry })
  if (alert.account > 0) return goToCard(alert.account)
  if (alert.kind === 'outbox') return go({ to: 'screen', screen: 'outbox' })
  if (alert.kind === 'rule_fault') return go({ to: 'section', section: 'rules' })
  if (alert.kind === 'rule' || alert.kind === 'due' || alert.kind === 'new')
    return go({ to: 'state', state: 'new' })
  go({ to: 'screen', screen: 'accounts' })
}
