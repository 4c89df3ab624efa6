import { useEffect, useMemo, useRef } from 'react'
import { shifted } from '../compose/marks'
import { useAction } from '../host/queries/actions'
import type { Problem, Snippet, Variable } from '../host/types'
import { pages } from '../text/ja.pages'
import { snippets as words } from '../text/ja.texts'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { BodyField } from './BodyField'
import { Conflict } from './Conflict'
import { insertText } from './insert'
import { SaveState } from './SaveState'
import { SnippetNames, UsedBy } from './SnippetFields'
import css from './TemplateEditor.module.css'
import { TemplateProblems } from './TemplateProblems'
import { type Keeping, useKeptText } from './useKeptText'
import { VariableList } from './VariableList'

const keeping: Keeping<Snippet> = {
  complete: (s) => s.name.trim() !== '' && s.body.trim() !== '',
  written: ({ name, reading, body }) => [name, reading, body],
  problems: (s) => s.problems,
}

type Props = {
  start: Snippet
  /** Who puts it in, as it is stored now. */
  usedBy: readonly string[]
  all: Snippet[]
  variables: Variable[]
  onSaved: (saved: Snippet) => void
  stored: (id: number) => Promise<number | undefined>
  onReload: (id: number) => Promise<void>
  onRemoved: (snippet: Snippet) => void
}

/** Writing one shared text; it is saved in the pauses, as a template is. */
export function SnippetEditor({ start, usedBy, all, variables, ...on }: Props) {
  const { mutateAsync } = useAction('SaveSnippet')
  const editor = useKeptText(start, keeping, mutateAsync, on.onSaved)
  const remove = useAction('RemoveSnippet')
  const body = useRef<HTMLTextAreaElement>(null)
  const name = useRef<HTMLInputElement>(null)
  const isNew = start.id === 0
  useEffect(() => {
    if (isNew) name.current?.focus()
  }, [isNew])
  const { draft, status, found, blocked, version } = editor
  const here = useMemo(() => shifted(found.problems, found.of.body, draft.body), [found, draft.body])
  const show = ({ start: from, end }: Problem) => {
    body.current?.focus()
    body.current?.setSelectionRange(from, end)
  }
  const others = useMemo(() => all.filter((s) => s.id !== start.id), [all, start.id])
  return (
    <>
      <section className={css.editor} aria-label={draft.name || words.untitled} {...editor.composition}>
        <SnippetNames draft={draft} fixed={usedBy.length > 0} change={editor.change} nameRef={name} />
        <BodyField
          field={body}
          value={draft.body}
          variables={variables}
          snippets={others}
          label={words.body}
          help={words.bodyHelp}
          problems={here}
          onChange={(text) => editor.change({ body: text })}
        />
        <TemplateProblems
          problems={found.problems}
          blocked={blocked}
          textOf={() => found.of.body}
          onShow={show}
        />
        {isNew ? null : <UsedBy names={usedBy} />}
        {status.is === 'refused' ? (
          <ProblemNote error={status.error} again={() => editor.change({})} />
        ) : null}
        {status.is === 'conflict' ? (
          <Conflict
            what={words.what}
            stored={() => on.stored(start.id)}
            onTheirs={() => void on.onReload(start.id)}
            onMine={editor.overrule}
          />
        ) : null}
        {remove.error ? <ProblemNote error={remove.error} close={remove.reset} /> : null}
        <footer className={css.foot}>
          <SaveState status={status} blocked={blocked ? found.problems.length : 0} unsaved={words.unsaved} />
          {editor.changed ? (
            <Button small onClick={editor.revert}>
              {pages.templates.revert}
            </Button>
          ) : null}
          {start.id > 0 ? (
            <Button
              small
              title={usedBy.length > 0 ? words.removeUsed : undefined}
              onClick={() =>
                remove.mutate({ id: start.id, version: version() }, { onSuccess: () => on.onRemoved(draft) })
              }
              aria-disabled={remove.isPending}
            >
              {words.remove}
            </Button>
          ) : null}
        </footer>
      </section>
      <VariableList
        variables={variables}
        onPut={(v) => {
          const field = body.current
          if (field) insertText(field, field.selectionStart, field.selectionEnd, `{${v.name}}`)
        }}
      />
    </>
  )
}
