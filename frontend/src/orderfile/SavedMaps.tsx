import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useOrderMaps } from '../host/queries/orders'
import type { OrderFileView } from '../host/types'
import { orderfile as words } from '../text/ja.orderfile'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './OrderFile.module.css'
import type { OrderFile } from './useOrderFile'

/** Ways of reading that the shop has given a name. */
export function SavedMaps({ file, view }: { file: OrderFile; view: OrderFileView }) {
  const maps = useOrderMaps().data?.maps ?? []
  const saving = useAction('SaveOrderMap')
  const [typed, setTyped] = useState<string | null>(null)
  const name = typed ?? view.map.name
  const save = () =>
    saving.mutate({ ...view.map, name }, { onSuccess: () => toast(words.savedAs(name.trim())) })
  return (
    <>
      <div className={css.pair}>
        {maps.length > 0 ? (
          <FieldBox id="orderfile-saved" label={words.saved}>
            <select
              {...controlProps({ id: 'orderfile-saved' })}
              value={maps.some((m) => m.name === view.map.name) ? view.map.name : ''}
              onChange={(e) => {
                setTyped(null)
                file.takeMap(maps.find((m) => m.name === e.target.value) ?? null)
              }}
            >
              <option value="">{words.guess}</option>
              {maps.map((m) => (
                <option key={m.name}>{m.name}</option>
              ))}
            </select>
          </FieldBox>
        ) : null}
        <FieldBox id="orderfile-name" label={words.saveAs}>
          <div className={css.beside}>
            <input
              {...controlProps({ id: 'orderfile-name' })}
              type="text"
              autoComplete="off"
              value={name}
              onChange={(e) => setTyped(e.target.value)}
            />
            <Button onClick={save} busy={saving.isPending} aria-disabled={saving.isPending}>
              {words.save}
            </Button>
          </div>
        </FieldBox>
      </div>
      {saving.error ? <ProblemNote error={saving.error} /> : null}
    </>
  )
}
