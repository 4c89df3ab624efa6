import { useAction } from '../host/queries/actions'
import type { View } from '../host/types'

/** Moves a saved view to another place among them: those between change places with it. */
export function useViewOrder(saved: readonly View[]) {
  const { mutateAsync, error, isPending } = useAction('SaveView')
  const move = async (view: View, place: number) => {
    if (isPending) return
    const order = saved.filter((v) => v.id !== view.id)
    order.splice(place, 0, view)
    // The numbers that are there are given out anew; views of other people stand between them.
    const moved = order.flatMap((v, i) => {
      const position = saved[i]?.position ?? v.position
      return position === v.position ? [] : [{ ...v, position }]
    })
    for (const v of moved) await mutateAsync(v).catch(() => undefined)
  }
  return { move, error }
}
