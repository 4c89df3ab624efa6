import { Modal } from '@mantine/core'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useAction } from '../host/queries/actions'
import { useViews } from '../host/queries/inbox'
import type { View } from '../host/types'
import { OrderButtons } from '../rules/OrderButtons'
import { useOrder } from '../rules/useOrder'
import { ja } from '../text/ja'
import { list as words } from '../text/ja.list'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { RenameView } from './RenameView'
import { useViewOrder } from './useViewOrder'
import css from './ViewsDialog.module.css'

const NONE = 0
const renameId = (v: View) => `view-rename-${v.id}`

/** The saved views: their order, their names, and the way out, all by mouse and by keyboard. */
export function ViewsDialog({ onClose }: { onClose: () => void }) {
  const saved = (useViews().data?.views ?? []).filter((v) => !v.built_in)
  const places = useViewOrder(saved)
  const order = useOrder(saved, (v, place) => void places.move(v, place))
  const remove = useAction('RemoveView')
  const [renaming, setRenaming] = useState(NONE)
  const leave = (v: View) => {
    flushSync(() => setRenaming(NONE))
    document.getElementById(renameId(v))?.focus()
  }
  // The row goes away: the next one has the focus, or else the button that closes.
  const drop = (v: View, i: number) =>
    remove.mutate(
      { id: v.id },
      {
        onSuccess: () => {
          toast(words.viewRemoved(v.name))
          const next = saved[i + 1] ?? saved[i - 1]
          document.getElementById(next ? renameId(next) : 'views-close')?.focus()
        },
      },
    )
  const error = places.error ?? remove.error
  return (
    <Modal opened onClose={onClose} closeOnEscape={renaming === NONE} title={words.tidyViews} size={560}>
      <div className={css.dialog}>
        <p className={css.help}>{saved.length > 0 ? words.tidyHelp : words.noSaved}</p>
        {error ? <ProblemNote error={error} /> : null}
        <ol className={css.views} aria-label={words.views}>
          {saved.map((v, i) => (
            <li key={v.id} className={css.row} {...(renaming ? {} : order.row(v, i))}>
              {renaming === v.id ? (
                <RenameView view={v} onClose={() => leave(v)} />
              ) : (
                <>
                  <OrderButtons
                    name={v.name}
                    first={i === 0}
                    last={i === saved.length - 1}
                    onBy={(step) => order.by(v, step)}
                    onKeyDown={order.arrows(v)}
                  />
                  <span className={css.name} title={v.name}>
                    {v.name}
                  </span>
                  <span className={css.help}>{v.shared ? words.viewAll : words.viewOwn}</span>
                  <Button
                    small
                    id={renameId(v)}
                    aria-label={words.renameView(v.name)}
                    onClick={() => setRenaming(v.id)}
                  >
                    {words.rename}
                  </Button>
                  <Button small aria-label={words.removeView(v.name)} onClick={() => drop(v, i)}>
                    {words.remove}
                  </Button>
                </>
              )}
            </li>
          ))}
        </ol>
        <div className={css.foot}>
          <Button id="views-close" data-autofocus onClick={onClose}>
            {ja.close}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
