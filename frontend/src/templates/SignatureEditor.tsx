import { useEffect, useRef, useState } from 'react'
import { shifted } from '../compose/marks'
import { Problem as Refusal } from '../host/api'
import { useAction } from '../host/queries/actions'
import type { Signature, SignatureList, Variable } from '../host/types'
import { signatures as words } from '../text/ja.texts'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { BodyField } from './BodyField'
import { insertText } from './insert'
import { SignerFields } from './SignerFields'
import { sameSigner, signerOf } from './signers'
import css from './TemplateEditor.module.css'
import { TemplateProblems } from './TemplateProblems'
import { VariableList } from './VariableList'

type Props = {
  start: Signature
  others: readonly Signature[]
  variables: Variable[]
  onSaved: (list: SignatureList, saved: Signature) => void
  onRemoved: (signature: Signature) => void
}

/** What keeps a signature from being saved, before anybody is asked. */
function lackOf(draft: Signature, isNew: boolean, others: readonly Signature[]) {
  if (draft.account === 0 && draft.staff === 0) return words.pick
  if (isNew && others.some((s) => sameSigner(s, draft))) return words.taken
  return draft.body.trim() === '' ? words.empty : ''
}

/** Writing how somebody signs. It goes under every letter, so it is saved by a button and never half written. */
export function SignatureEditor({ start, others, variables, onSaved, onRemoved }: Props) {
  const [draft, setDraft] = useState(start)
  const [told, setTold] = useState(false)
  const save = useAction('SaveSignature')
  const remove = useAction('SaveSignature')
  const first = useRef<HTMLSelectElement>(null)
  const body = useRef<HTMLTextAreaElement>(null)
  const isNew = start.version === 0
  useEffect(() => {
    if (isNew) first.current?.focus()
  }, [isNew])
  const lack = lackOf(draft, isNew, others)
  const changed = draft.body !== start.body
  const problems = save.error instanceof Refusal ? save.error.problems : []
  const tried = save.variables?.body ?? draft.body
  const submit = () => {
    setTold(true)
    if (save.isPending || (!isNew && !changed)) return
    if (lack) return draft.account || draft.staff ? body.current?.focus() : first.current?.focus()
    save.mutate(draft, {
      onSuccess: (list) => {
        toast(words.saved)
        onSaved(list, draft)
      },
    })
  }
  return (
    <>
      <section className={css.editor} aria-label={isNew ? words.add : signerOf(start)}>
        <SignerFields
          draft={draft}
          fixed={!isNew}
          firstRef={first}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        <BodyField
          field={body}
          value={draft.body}
          variables={variables}
          snippets={[]}
          label={words.body}
          help={words.bodyHelp}
          problems={shifted(problems, tried, draft.body)}
          onChange={(text) => setDraft({ ...draft, body: text })}
        />
        <TemplateProblems
          problems={problems}
          blocked={problems.length > 0}
          textOf={() => tried}
          onShow={(p) => {
            body.current?.focus()
            body.current?.setSelectionRange(p.start, p.end)
          }}
        />
        {save.error && problems.length === 0 ? <ProblemNote error={save.error} close={save.reset} /> : null}
        {remove.error ? <ProblemNote error={remove.error} close={remove.reset} /> : null}
        <footer className={css.foot}>
          <p className={told && lack ? css.stuck : css.state} role="status">
            {told && lack ? lack : changed ? words.unsaved : ''}
          </p>
          {isNew ? null : (
            <Button
              small
              aria-disabled={remove.isPending}
              onClick={() => remove.mutate({ ...start, body: '' }, { onSuccess: () => onRemoved(start) })}
            >
              {words.remove}
            </Button>
          )}
          <Button small kind="main" busy={save.isPending} onClick={submit}>
            {words.save}
          </Button>
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
