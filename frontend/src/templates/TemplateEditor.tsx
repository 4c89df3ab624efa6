import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { Problem, Snippet, Template, TemplateChannel, Variable } from '../host/types'
import { pages } from '../text/ja.pages'
import { template as more } from '../text/ja.template'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { BodyField } from './BodyField'
import { ChannelTabs } from './ChannelTabs'
import { Conflict } from './Conflict'
import { insertText } from './insert'
import { SaveState } from './SaveState'
import { SidePanel } from './SidePanel'
import { TemplateDecided } from './TemplateDecided'
import css from './TemplateEditor.module.css'
import { TemplateNames, TemplateUse } from './TemplateFields'
import { TemplateProblems } from './TemplateProblems'
import { bodyFor, foundIn, withText } from './texts'
import { useTemplateDraft } from './useTemplateDraft'

const words = pages.templates

type Props = {
  start: Template
  /** Where the text comes from, when it is made of another. */
  note?: ReactNode
  variables: Variable[]
  snippets: Snippet[]
  channels: TemplateChannel[]
  onSaved: (saved: Template) => void
  /** The version that is stored now. */
  stored: (id: number) => Promise<number | undefined>
  /** Opens what is stored now, in place of what is typed here. */
  onReload: (id: number) => Promise<void>
  onRemoved: (template: Template) => void
}

/** Writing one template: its fields, the text, what may stand in it and what is wrong with it. */
export function TemplateEditor({
  start,
  note,
  variables,
  snippets,
  channels,
  onSaved,
  stored,
  onReload,
  onRemoved,
}: Props) {
  const editor = useTemplateDraft(start, onSaved)
  const remove = useAction('DeleteTemplate')
  const body = useRef<HTMLTextAreaElement>(null)
  const name = useRef<HTMLInputElement>(null)
  const isNew = start.id === 0
  const [channel, setChannel] = useState('')
  useEffect(() => {
    if (isNew) name.current?.focus()
  }, [isNew])
  const { draft, status, found, blocked } = editor
  const here = useMemo(() => foundIn(found, draft, channel), [found, draft, channel])
  const put = (variable: Variable) => {
    const field = body.current
    if (field) insertText(field, field.selectionStart, field.selectionEnd, `{${variable.name}}`)
  }
  const labelOf = (kind: string) => channels.find((c) => c.kind === kind)?.label ?? kind
  // The field of another channel comes with the next drawing.
  const [goal, setGoal] = useState<Problem | null>(null)
  useEffect(() => {
    if (!goal) return
    body.current?.focus()
    body.current?.setSelectionRange(goal.start, goal.end)
    setGoal(null)
  }, [goal])
  const show = (problem: Problem) => {
    setChannel(problem.in)
    setGoal(problem)
  }
  return (
    <>
      <section className={css.editor} aria-label={draft.name || words.untitled} {...editor.composition}>
        {note}
        <TemplateNames draft={draft} change={editor.change} nameRef={name} />
        <ChannelTabs channels={channels} draft={draft} chosen={channel} onChoose={setChannel} />
        <BodyField
          key={channel}
          field={body}
          value={bodyFor(draft, channel)}
          variables={variables}
          snippets={snippets}
          label={channel ? more.bodyOf(labelOf(channel)) : words.body}
          help={channel ? more.ownHelp(labelOf(channel)) : words.bodyHelp}
          problems={here}
          onChange={(text) =>
            editor.change(channel ? withText(draft, channel, { body: text }) : { body: text })
          }
        />
        <TemplateProblems
          problems={found.problems}
          blocked={blocked}
          textOf={(p) => bodyFor(found.of, p.in)}
          onShow={show}
        />
        <TemplateUse draft={draft} channel={channel} channels={channels} change={editor.change} />
        <TemplateDecided draft={draft} change={editor.change} />
        {status.is === 'refused' ? (
          <ProblemNote error={status.error} again={() => editor.change({})} />
        ) : null}
        {status.is === 'conflict' ? (
          <Conflict
            what={words.title}
            stored={() => stored(start.id)}
            onTheirs={() => void onReload(start.id)}
            onMine={editor.overrule}
          />
        ) : null}
        {remove.error ? <ProblemNote error={remove.error} /> : null}
        <footer className={css.foot}>
          <SaveState status={status} blocked={blocked ? found.problems.length : 0} />
          {isNew && status.is === 'rest' && draft.body && !blocked ? (
            <Button small kind="act" onClick={() => editor.change({})}>
              {more.keep}
            </Button>
          ) : null}
          {editor.changed ? (
            <Button small onClick={editor.revert}>
              {words.revert}
            </Button>
          ) : null}
          {start.id > 0 ? (
            <Button
              small
              onClick={() => remove.mutate({ id: start.id }, { onSuccess: () => onRemoved(draft) })}
              aria-disabled={remove.isPending}
            >
              {words.remove}
            </Button>
          ) : null}
        </footer>
      </section>
      <SidePanel draft={draft} channel={channel} variables={variables} onPut={put} />
    </>
  )
}
