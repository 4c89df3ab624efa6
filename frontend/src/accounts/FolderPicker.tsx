import { IconFolders } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { Folder } from '../host/types'
import { connect } from '../text/ja.connect'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './FolderPicker.module.css'
import { type Choice, choicesOf, FOLDERS, INBOX, namesOf, settingOf } from './folders'
import type { AccountFormState } from './useAccountForm'

const words = connect.folders

/** Fills the setting of the folders from what the server has: nobody has to type a name. */
export function FolderPicker({ form }: { form: AccountFormState }) {
  const action = useAction('Folders')
  const [listed, setListed] = useState<Folder[] | null>(null)
  const chosen = namesOf(form.values[FOLDERS] ?? '')
  const write = (names: string[]) => form.change(FOLDERS, settingOf(names))
  const take = (folders: Folder[]) => {
    setListed(folders)
    // The tick of the inbox must not promise more than the setting says.
    if (chosen.length > 0 && !chosen.includes(INBOX)) write(chosen)
  }
  const ask = () => action.mutate(form.filled(), { onSuccess: ({ folders }) => take(folders) })
  const toggle = (name: string) =>
    write(chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name])
  return (
    <div className={css.place}>
      <Button
        small
        icon={<IconFolders size={14} stroke={1.6} />}
        busy={action.isPending}
        aria-disabled={action.isPending}
        onClick={ask}
      >
        {listed ? words.again : words.choose}
      </Button>
      <div aria-live="polite">{action.isPending ? <p className={css.note}>{words.asking}</p> : null}</div>
      {action.error ? <ProblemNote error={action.error} /> : null}
      {listed ? (
        <fieldset className={css.list}>
          <legend className={css.note}>{words.legend}</legend>
          {choicesOf(listed, chosen).map((choice) => (
            <Row
              key={choice.name}
              choice={choice}
              on={choice.state === 'fixed' || chosen.includes(choice.name)}
              onToggle={() => toggle(choice.name)}
            />
          ))}
        </fieldset>
      ) : null}
    </div>
  )
}

type RowProps = { choice: Choice; on: boolean; onToggle: () => void }

function Row({ choice, on, onToggle }: RowProps) {
  const locked = choice.state === 'fixed'
  const note = words.states[choice.state] ?? (choice.count >= 0 ? words.mails(choice.count) : '')
  return (
    <label className={css.row}>
      <input type="checkbox" checked={on} disabled={locked} onChange={onToggle} />
      <span className={css.label}>{choice.label}</span>
      {note ? <span className={css.note}>{note}</span> : null}
    </label>
  )
}
