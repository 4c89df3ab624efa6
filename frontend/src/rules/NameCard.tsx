import { useEffect, useRef, useState } from 'react'
import type { NameRemoval } from '../host/types'
import css from '../settings/SettingsScreen.module.css'
import { names as words } from '../text/ja.rules'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { NameForm, type Typed } from './NameForm'
import { type Act, type Named, NameRow } from './NameRow'
import own from './Names.module.css'
import { useOrder } from './useOrder'

type Props = {
  id: string
  text: { title: string; one: string; help: string; list: string }
  all: Named[]
  problem: unknown
  /** Its rows have an order of their own. */
  ordered?: boolean
  save: Act<Named>
  remove: Act<NameRemoval>
}

/** The words of one sort: add, rename, order, take out of use. */
export function NameCard({ id, text, all, problem, ordered, save, remove }: Props) {
  const [open, setOpen] = useState<{ id: number; what: 'rename' | 'remove' | 'add' } | null>(null)
  const { by, row, arrows } = useOrder(all, (item, position) => save.mutate({ ...item, position }))
  const back = useRef('')
  // The button to go back to is drawn again together with the end of its form.
  useEffect(() => {
    if (!open && back.current) document.getElementById(back.current)?.focus()
    back.current = ''
  }, [open])
  const close = (place: string) => {
    back.current = place
    setOpen(null)
    save.reset()
    remove.reset()
  }
  const add = (typed: Typed, saved: () => void) => {
    setOpen({ id: 0, what: 'add' })
    save.mutate({ id: 0, uses: 0, version: 0, ...typed }, { onSuccess: saved })
  }
  const adding = open === null || open.what === 'add'
  return (
    <section className={css.card} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{text.title}</h2>
      <p className={css.quiet}>{text.help}</p>
      {problem ? <ProblemNote error={problem} /> : null}
      {all.length === 0 ? <p className={css.quiet}>{words.none}</p> : null}
      <ul className={own.rows} aria-label={text.list}>
        {all.map((one, place) => (
          <NameRow
            key={one.id}
            id={`${id}-${one.id}`}
            one={one}
            others={all.filter((o) => o.id !== one.id)}
            drag={ordered ? row(one, place) : undefined}
            order={
              ordered
                ? {
                    name: one.name,
                    first: place === 0,
                    last: place === all.length - 1,
                    onBy: (step) => by(one, step),
                    onKeyDown: arrows(one),
                  }
                : undefined
            }
            open={open?.id === one.id ? open.what : ''}
            save={save}
            remove={remove}
            onOpen={(what) => {
              save.reset()
              remove.reset()
              setOpen({ id: one.id, what })
            }}
            onClose={() => close(`${id}-${one.id}-rename`)}
            onGone={() => {
              toast(words.gone(one.name))
              close(`${id}-new-name`)
            }}
          />
        ))}
      </ul>
      <NameForm
        id={`${id}-new`}
        labels={{
          name: words.newName(text.one),
          reading: words.newReading(text.one),
          save: words.add(text.one),
        }}
        error={adding ? save.error : null}
        busy={adding && save.isPending}
        onSave={add}
      />
    </section>
  )
}
