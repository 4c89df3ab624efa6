import { useEffect, useRef } from 'react'
import { useAction } from '../host/queries/actions'
import type { FAQ, Problem } from '../host/types'
import { Conflict } from '../templates/Conflict'
import { SaveState } from '../templates/SaveState'
import editor from '../templates/TemplateEditor.module.css'
import { TemplateProblems } from '../templates/TemplateProblems'
import { type Keeping, useKeptText } from '../templates/useKeptText'
import { dateTime } from '../text/format'
import { faq as words } from '../text/ja.faq'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Faq.module.css'
import { FaqFields } from './FaqFields'
import { FromReply } from './FromReply'

const keeping: Keeping<FAQ> = {
  complete: (f) => f.question.trim() !== '' && f.answer.trim() !== '',
  written: ({ question, answer, category_id, template_id, shown }) => [
    question,
    answer,
    category_id,
    template_id,
    shown,
  ],
  problems: (f) => f.problems,
}

type Props = {
  start: FAQ
  /** Of an entry made from a reply: what was taken out of it. */
  taken: readonly string[] | null
  onSaved: (saved: FAQ) => void
  /** Which version is stored now. */
  stored: (id: number) => Promise<number | undefined>
  onReload: (id: number) => void
  onRemoved: (faq: FAQ) => void
}

const question = { id: 'faq-question', required: true, help: words.questionHelp }
const answer = { id: 'faq-answer', required: true, help: words.answerHelp }

/** Writing one question and its answer; it is saved in the pauses, as a template is. */
export function FaqEditor({ start, taken, ...on }: Props) {
  const { mutateAsync } = useAction('SaveFAQ')
  const id = useRef(start.id)
  const kept = useKeptText(start, keeping, mutateAsync, (saved) => {
    id.current = saved.id
    on.onSaved(saved)
  })
  const remove = useAction('RemoveFAQ')
  const first = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLTextAreaElement>(null)
  const begin = useRef(() => kept.change({}))
  useEffect(() => {
    if (start.id === 0) first.current?.focus()
    // What a reply brought is whole already: it is kept, or told what is wrong with it.
    if (taken) begin.current()
  }, [start.id, taken])
  const { draft, status, change, found, blocked } = kept
  const show = ({ start: from, end }: Problem) => {
    body.current?.focus()
    body.current?.setSelectionRange(from, end)
  }
  return (
    <section className={editor.editor} aria-label={draft.question || words.untitled} {...kept.composition}>
      {taken ? <FromReply taken={taken} /> : null}
      <FieldBox {...question} label={words.question}>
        <input
          {...controlProps(question)}
          type="text"
          autoComplete="off"
          ref={first}
          value={draft.question}
          onChange={(e) => change({ question: e.target.value })}
        />
      </FieldBox>
      <FieldBox {...answer} label={words.answer}>
        <textarea
          {...controlProps(answer)}
          className={`${controlProps(answer).className} ${css.answer}`}
          ref={body}
          value={draft.answer}
          onChange={(e) => change({ answer: e.target.value })}
        />
      </FieldBox>
      <TemplateProblems
        problems={found.problems}
        blocked={blocked}
        textOf={() => found.of.answer}
        onShow={show}
      />
      <FaqFields draft={draft} change={change} />
      {status.is === 'refused' ? <ProblemNote error={status.error} again={() => change({})} /> : null}
      {status.is === 'conflict' ? (
        <Conflict
          what={words.title}
          stored={() => on.stored(id.current)}
          onTheirs={() => on.onReload(id.current)}
          onMine={kept.overrule}
        />
      ) : null}
      {remove.error ? <ProblemNote error={remove.error} close={remove.reset} /> : null}
      <footer className={editor.foot}>
        {status.is === 'rest' && start.changed_at > 0 ? (
          <p className={editor.state}>{words.changed(dateTime(start.changed_at), start.by)}</p>
        ) : (
          <SaveState
            status={status}
            blocked={blocked ? found.problems.length : 0}
            unsaved={words.incomplete}
          />
        )}
        {kept.changed ? (
          <Button small onClick={kept.revert}>
            {pages.templates.revert}
          </Button>
        ) : null}
        {start.id > 0 ? (
          <Button
            small
            onClick={() =>
              remove.mutate(
                { id: start.id, version: kept.version() },
                { onSuccess: () => on.onRemoved(draft) },
              )
            }
            aria-disabled={remove.isPending}
          >
            {words.remove}
          </Button>
        ) : null}
      </footer>
    </section>
  )
}
