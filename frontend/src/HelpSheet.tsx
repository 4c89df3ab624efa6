import { Modal } from '@mantine/core'
import { useState } from 'react'
import css from './HelpSheet.module.css'
import { GROUPS, groupOf, type KeyEntry, keymap } from './keys/keymap'
import { answers, useKeys } from './keys/useKeys'
import { ja } from './text/ja'
import { KeyCap } from './ui/KeyCap'

/** All keys that work where it was opened, drawn from the same table that answers them. */
export function HelpSheet() {
  const [works, setWorks] = useState<readonly KeyEntry[]>([])
  useKeys({ help: () => setWorks(keymap.filter((entry) => answers(entry.action))) })
  return (
    <Modal opened={works.length > 0} onClose={() => setWorks([])} title={ja.help.title} size={760}>
      <p className={css.text}>{ja.help.text}</p>
      <div className={css.columns}>
        {GROUPS.map((group) => {
          const entries = works.filter((entry) => groupOf(entry) === group)
          if (entries.length === 0) return null
          return (
            <section key={group}>
              <h3 className={css.head}>{ja.help.groups[group]}</h3>
              <ul>
                {entries.map((entry) => (
                  <Line key={entry.keys.join(' ')} entry={entry} />
                ))}
              </ul>
            </section>
          )
        })}
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
