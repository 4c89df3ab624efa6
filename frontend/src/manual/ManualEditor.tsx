import { useEffect, useRef } from 'react'
import { useAction } from '../host/queries/actions'
import type { Manual } from '../host/types'
import { Conflict } from '../templates/Conflict'
import { SaveState } from '../templates/SaveState'
import editor from '../templates/TemplateEditor.module.css'
import { type Keeping, useKeptText } from '../templates/useKeptText'
import { manual as words } from '../text/ja.faq'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Manual.module.css'
import { ManualText } from './ManualText'

// A page is known by its category, which is a number like any other.
type Page = Manual & { id: number; problems: [] }

const pageOf = (m: Manual): Page => ({ ...m, id: m.category, problems: [] })

const keeping: Keeping<Page> = {
  complete: () => true,
  written: (m) => m.body,
  problems: (m) => m.problems,
}

type Props = {
  start: Manual
  fetchStored: (category: number) => Promise<Manual | undefined>
  onReload: (category: number) => void
}

const body = { id: 'manual-body', help: words.bodyHelp }

/** Writing the page of a category, with how it will look beside it. */
export function ManualEditor({ start, fetchStored, onReload }: Props) {
  const { mutateAsync } = useAction('SaveManual')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const send = async ({ id: _id, problems: _none, ...page }: Page) => pageOf(await mutateAsync(page))
  const kept = useKeptText(pageOf(start), keeping, send, () => undefined)
  const { draft, status } = kept
  return (
    <>
      <section className={editor.editor} aria-label={words.of(draft.title)} {...kept.composition}>
        <div className={css.grow}>
          <FieldBox {...body} label={words.of(draft.title)}>
            <textarea
              {...controlProps(body)}
              className={`${controlProps(body).className} ${css.body}`}
              ref={field}
              value={draft.body}
              onChange={(e) => kept.change({ body: e.target.value })}
            />
          </FieldBox>
        </div>
        {status.is === 'refused' ? <ProblemNote error={status.error} again={() => kept.change({})} /> : null}
        {status.is === 'conflict' ? (
          <Conflict
            what={words.title}
            stored={async () => (await fetchStored(start.category))?.version}
            onTheirs={() => void fetchStored(start.category).then(() => onReload(start.category))}
            onMine={kept.overrule}
          />
        ) : null}
        <footer className={editor.foot}>
          {status.is === 'rest' ? (
            <p className={editor.state}>{words.saves}</p>
          ) : (
            <SaveState status={status} blocked={0} />
          )}
          {kept.changed ? (
            <Button small onClick={kept.revert}>
              {pages.templates.revert}
            </Button>
          ) : null}
        </footer>
      </section>
      <aside className={css.side} aria-label={words.preview}>
        <h2 className={css.title}>{words.preview}</h2>
        {draft.body.trim() ? (
          <ManualText body={draft.body} />
        ) : (
          <p className={css.meta}>{words.emptyPreview}</p>
        )}
      </aside>
    </>
  )
}
