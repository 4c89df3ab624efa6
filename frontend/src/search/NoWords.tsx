import { IconSearch, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { search as words } from '../text/ja.search'
import { Button, IconButton } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { forget, forgetAll, recent } from './recent'
import css from './Search.module.css'

/** Before a word stands in the box: what can be looked for, and what was lately. */
export function NoWords({ person, onText }: { person: string; onText: (text: string) => void }) {
  const [list, setList] = useState(() => recent(person))
  return (
    <Empty icon={<IconSearch size={20} stroke={1.6} />} title={words.start} text={words.startText}>
      {list.length > 0 ? (
        <section className={css.recent} aria-label={words.recent}>
          <h2 className={css.kind}>{words.recent}</h2>
          {list.map((q) => (
            <div key={q} className={css.other}>
              <button type="button" onClick={() => onText(q)}>
                {q}
              </button>
              <IconButton
                small
                kind="quiet"
                label={words.forget(q)}
                icon={<IconX size={14} stroke={1.8} aria-hidden="true" />}
                onClick={() => {
                  forget(person, q)
                  setList(recent(person))
                }}
              />
            </div>
          ))}
          <Button
            small
            kind="quiet"
            onClick={() => {
              forgetAll(person)
              setList([])
            }}
          >
            {words.forgetAll}
          </Button>
        </section>
      ) : null}
    </Empty>
  )
}
