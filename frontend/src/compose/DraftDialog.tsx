import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useDraftRun } from '../host/queries/drafting'
import type { DraftHelp } from '../host/types'
import { drafting as words } from '../text/ja.drafting'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import css from './DraftHelp.module.css'
import { DraftResult } from './DraftResult'

type Props = {
  help: DraftHelp
  points: string
  onPoints: (points: string) => void
  onClose: () => void
  onPut: (text: string) => void
}

/** From points and a tone to a draft. What leaves the PC is shown first; Esc stops and changes nothing. */
export function DraftDialog({ help, points, onPoints, onClose, onPut }: Props) {
  const id = help.inquiry_id
  const [tone, setTone] = useState(help.tones[0] ?? 'polite')
  const [asked, setAsked] = useState(false)
  const preview = useAction('DraftPreview')
  const start = useAction('DraftStart')
  const stop = useAction('DraftStop')
  const run = useDraftRun(id)
  const wish = { id, points: points.split('\n'), tone }
  const begin = (seen: string) =>
    start.mutate({ ...wish, seen }, { onSuccess: () => void run.refetch().then(() => setAsked(true)) })
  const ask = () => (help.local ? begin('') : preview.mutate({ ...wish, seen: '' }))
  const close = () => {
    if (run.data?.state === 'running') stop.mutate({ id })
    onClose()
  }
  const again = () => {
    setAsked(false)
    preview.reset()
  }
  const error = start.error ?? preview.error
  const field = { id: 'draft-points', help: words.pointsHelp }
  return (
    <Modal
      opened
      onClose={close}
      title={words.title}
      size={640}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      {asked && run.data ? (
        <DraftResult run={run.data} onStop={() => stop.mutate({ id })} onPut={onPut} onAgain={again} />
      ) : (
        <div className={css.form}>
          <p>{help.local ? words.local(help.model) : words.outside(help.host)}</p>
          {preview.data ? (
            <section aria-label={words.will}>
              <p>{words.will}</p>
              <pre className={css.text}>{preview.data.text}</pre>
            </section>
          ) : (
            <>
              <FieldBox {...field} label={words.points}>
                <textarea
                  {...controlProps(field)}
                  className={`${controlProps(field).className} ${css.points}`}
                  data-autofocus
                  value={points}
                  onChange={(e) => onPoints(e.currentTarget.value)}
                />
              </FieldBox>
              <Tones all={help.tones} tone={tone} onChange={setTone} />
            </>
          )}
          {error ? <ProblemNote error={error} /> : null}
          <div className={css.buttons}>
            {preview.data ? <Button onClick={() => preview.reset()}>{words.back}</Button> : null}
            {preview.data ? (
              <Button kind="main" busy={start.isPending} onClick={() => begin(preview.data.mark)}>
                {words.send}
              </Button>
            ) : (
              <Button kind="main" busy={start.isPending || preview.isPending} onClick={ask}>
                {help.local ? words.ask : words.show}
              </Button>
            )}
          </div>
        </div>
      )}
    </Modal>
  )
}

type TonesProps = { all: string[]; tone: string; onChange: (tone: string) => void }

function Tones({ all, tone, onChange }: TonesProps) {
  return (
    <fieldset className={css.group}>
      <legend>{words.tone}</legend>
      <div className={css.tones}>
        {all.map((t) => (
          <label key={t}>
            <input type="radio" name="draft-tone" checked={t === tone} onChange={() => onChange(t)} />
            {words.tones[t] ?? t}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
