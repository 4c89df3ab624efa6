import { Modal } from '@mantine/core'
import { useState } from 'react'
import css from './HelpSheet.module.css'
import { type KeyEntry, keymap, type Scope } from './keys/keymap'
import { useKeys } from './keys/useKeys'
import { ja } from './text/ja'
import { KeyCap } from './ui/KeyCap'

const SCOPES: Scope[] = ['desk', 'compose', 'any']

/** All keys, drawn from the same table that answers them. */
export function HelpSheet() {
  const [open, setOpen] = useState(false)
  useKeys({ help: () => setOpen(true) })
  return (
    <Modal opened={open} onClose={() => setOpen(false)} title={ja.help.title} size={760}>
      <div className={css.columns}>
        {SCOPES.map((scope) => (
          <section key={scope}>
            <h3 className={css.head}>{ja.help.scopes[scope]}</h3>
            <ul>
              {keymap
                .filter((entry) => entry.scope === scope)
                .map((entry) => (
                  <Line key={entry.action} entry={entry} />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Modal>
  )
}

function Line({ entry }: { entry: KeyEntry }) {
  return (
    <li className={css.line}>
      <span>{ja.keys[entry.action]}</span>
      <span className={css.caps}>
        {entry.keys.map((key) => (
          <KeyCap key={key} keyIs={key} />
        ))}
      </span>
    </li>
  )
}
