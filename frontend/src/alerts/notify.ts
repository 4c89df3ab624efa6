// The switch for notifications of a browser. It belongs to this browser and this PC, so it is kept there.
const SWITCH = 'madoguchi.notify'

export type Permission = 'unsupported' | 'off' | 'on' | 'denied'

const supported = () => typeof Notification !== 'undefined'

/** Whether this browser shows notifications: the person's wish and the browser's permission together. */
export function permission(): Permission {
  if (!supported()) return 'unsupported'
  if (localStorage.getItem(SWITCH) !== 'on') return 'off'
  return Notification.permission === 'granted' ? 'on' : 'denied'
}

/** Asks the browser; only ever called from a click. */
export async function switchOn(): Promise<Permission> {
  if (!supported()) return 'unsupported'
  localStorage.setItem(SWITCH, 'on')
  if (Notification.permission === 'default') await Notification.requestPermission()
  return permission()
}

export function switchOff(): Permission {
  localStorage.removeItem(SWITCH)
  return permission()
}
