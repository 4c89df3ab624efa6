// The panes of a screen, as the keys go through them.
const PANES = ['list', 'thread', 'compose', 'order']

export const paneOf = (name: string) => document.querySelector<HTMLElement>(`[data-pane="${name}"]`)

/** Puts the focus into a pane: onto its list or text, else onto the pane. */
export function toPane(name: string) {
  const pane = paneOf(name)
  const inside = pane?.querySelector<HTMLElement>('[role="listbox"], textarea, [data-first-focus]')
  ;(inside ?? pane)?.focus({ preventScroll: true })
}

export function nextPane(by: number) {
  const open = PANES.filter((name) => paneOf(name)?.offsetParent)
  const at = open.findIndex((name) => paneOf(name)?.contains(document.activeElement))
  const name = open[(at + by + open.length) % open.length]
  if (name) toPane(name)
}
