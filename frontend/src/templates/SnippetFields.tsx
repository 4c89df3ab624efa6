import type { RefObject } from 'react'
import type { Snippet } from '../host/types'
import { pages } from '../text/ja.pages'
import { snippets as words } from '../text/ja.texts'
import { controlProps, FieldBox } from '../ui/FieldBox'
import css from './TemplateEditor.module.css'

type Props = {
  draft: Snippet
  /** It is called by its name, so that stays. */
  fixed: boolean
  change: (part: Partial<Snippet>) => void
  nameRef: RefObject<HTMLInputElement | null>
}

const text = { type: 'text', autoComplete: 'off' } as const

/** What a shared text is called and found by. */
export function SnippetNames({ draft, fixed, change, nameRef }: Props) {
  const name = { id: 'snippet-name', required: true, help: fixed ? words.nameFixed : words.nameHelp }
  const reading = { id: 'snippet-reading', help: pages.templates.readingHelp }
  return (
    <div className={css.fields}>
      <FieldBox {...name} label={pages.templates.name}>
        <input
          {...controlProps(name)}
          {...text}
          ref={nameRef}
          readOnly={fixed}
          value={draft.name}
          onChange={(e) => change({ name: e.target.value })}
        />
      </FieldBox>
      <FieldBox {...reading} label={pages.templates.reading}>
        <input
          {...controlProps(reading)}
          {...text}
          value={draft.reading}
          onChange={(e) => change({ reading: e.target.value })}
        />
      </FieldBox>
    </div>
  )
}

/** Who puts it in: a change of its words is a change of theirs. */
export function UsedBy({ names }: { names: readonly string[] }) {
  return (
    <section aria-label={words.usedBy(0)}>
      <h3 className={css.part}>{words.usedBy(names.length)}</h3>
      {names.length === 0 ? <p className={css.quiet}>{words.nowhere}</p> : null}
      <ul className={css.chips}>
        {names.map((name) => (
          <li key={name} className={css.chip}>
            {name}
          </li>
        ))}
      </ul>
    </section>
  )
}
