import { useEffect } from 'react'
import { usePressing } from '../host/queries/inbox'
import { due } from '../text/ja.due'

/** How many are late, in the title of the window and on its icon where there is one. Never who. */
export function useTitle() {
  const late = usePressing().data?.late ?? 0
  useEffect(() => {
    const title = due.title(late)
    document.title = title
    window.runtime?.WindowSetTitle?.(title)
    if (late > 0) void navigator.setAppBadge?.(late)?.catch(() => {})
    else void navigator.clearAppBadge?.()?.catch(() => {})
  }, [late])
}
