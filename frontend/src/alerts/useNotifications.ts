import { useEffect, useRef } from 'react'
import { call } from '../host/api'
import { useAlerts } from '../host/queries/accounts'
import { useMe } from '../host/queries/people'
import type { Alert } from '../host/types'
import { ja } from '../text/ja'
import { connect } from '../text/ja.connect'
import { permission } from './notify'
import { openAlert } from './place'

const words = connect.alerts
const FEW = 3

/** Shows each alert once as a notification of the browser. The window has notifications of its own. */
export function useNotifications() {
  const me = useMe().data
  const alerts = useAlerts().data?.alerts
  const shown = useRef(new Set<string>())
  useEffect(() => {
    if (!me || me.window || !alerts || permission() !== 'on') return
    const fresh = alerts.filter((a) => !a.told && !shown.current.has(a.id))
    if (fresh.length === 0) return
    for (const alert of fresh) shown.current.add(alert.id)
    for (const alert of together(fresh)) show(alert)
    // A cut line costs no more than a second notification after the next start.
    call('Told', { ids: fresh.map((a) => a.id) }).catch(() => {})
  }, [me, alerts])
  useEffect(
    () => window.runtime?.EventsOn<Pressed>('open', (pressed) => openAlert({ kind: '', ...pressed })),
    [],
  )
}

/** What the window tells when its own notification is pressed. */
type Pressed = { account: number; inquiry: number }

/** Each by itself while they are few; otherwise one that names the first. */
function together(fresh: Alert[]): Alert[] {
  const [first] = fresh
  if (!first || fresh.length <= FEW) return fresh
  const { title } = first
  return [{ ...first, id: 'several', title: words.several(fresh.length), text: words.andMore(title) }]
}

/** The same alert in two tabs stands once: the browser replaces by tag. */
function show(alert: Alert) {
  const note = new Notification(`${ja.app}：${alert.title}`, { body: alert.text, tag: alert.id, lang: 'ja' })
  note.onclick = () => {
    window.focus()
    note.close()
    openAlert(alert)
  }
}
