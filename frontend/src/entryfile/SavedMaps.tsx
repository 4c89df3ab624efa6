import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { EntryFileView } from '../host/types'
import css from '../orderfile/OrderFile.module.css'
import { entryfile as words } from '../text/ja.entryfile'
import { orderfile } from '../text/ja.orderfile'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import type { EntryFile } from './useEntryFile'

/** A name as the program keeps it. */
const oneLine = (name: string) => name.trim().replace(/\s+/g, ' ')

/** Ways to read a table that the shop has given a name: choose one, keep this one, drop one. */
export function SavedMaps({ file, view }: { file: EntryFile; view: EntryFileView }) {
  const saving = useAction('SaveEntryMap')
  const removing = useAction('RemoveEntryMap')
  const [typed, setTyped] = useState<string | null>(null)
  const name = typed ?? file.map
  const fitting = view.maps.filter((m) => m.fits)
  const busy = saving.isPending || removing.isPending
  const save = () => {
    if (busy) return
    const kept = oneLine(name)
    saving.mutate(
      { ...file.asSaved, name: kept },
      {
        onSuccess: () => {
          setTyped(null)
          file.rename(kept)
          toast(orderfile.savedAs(kept))
        },
      },
    )
  }
  const remove = () => {
    if (busy) return
    const gone = file.map
    const others = fitting.some((m) => m.name !== gone)
    removing.mutate(
      { name: gone },
      {
        onSuccess: () => {
          file.rename('')
          // The button goes, and with the last of the names their list.
          document.getElementById(others ? 'entryfile-saved' : 'entryfile-name')?.focus()
          toast(words.mapRemoved(gone))
        },
      },
    )
  }
  return (
    <>
      <div className={css.pair}>
        {fitting.length > 0 ? (
          <FieldBox id="entryfile-saved" label={orderfile.saved}>
            <div className={css.beside}>
              <select
                {...controlProps({ id: 'entryfile-saved' })}
                value={fitting.some((m) => m.name === file.map) ? file.map : ''}
                onChange={(e) => {
                  setTyped(null)
                  file.takeMap(e.target.value)
                }}
              >
                <option value="">{orderfile.guess}</option>
                {fitting.map((m) => (
                  <option key={m.name}>{m.name}</option>
                ))}
              </select>
              {file.map ? (
                <Button kind="quiet" onClick={remove} busy={removing.isPending} aria-disabled={busy}>
                  {words.removeMap}
                </Button>
              ) : null}
            </div>
          </FieldBox>
        ) : null}
        <FieldBox id="entryfile-name" label={orderfile.saveAs}>
          <div className={css.beside}>
            <input
              {...controlProps({ id: 'entryfile-name' })}
              type="text"
              autoComplete="off"
              value={name}
              onChange={(e) => setTyped(e.target.value)}
            />
            <Button onClick={save} busy={saving.isPending} aria-disabled={busy}>
              {orderfile.save}
            </Button>
          </div>
        </FieldBox>
      </div>
      {saving.error || removing.error ? <ProblemNote error={saving.error ?? removing.error} /> : null}
    </>
  )
}
