import { IconFileText, IconNote, IconSend } from '@tabler/icons-react'
import { lazy, Suspense, useRef } from 'react'
import { PlannedLine } from '../approval/PlannedLine'
import { Returned } from '../approval/Returned'
import { useApproval } from '../host/queries/approval'
import type { Approval, Thread } from '../host/types'
import type { Fold, View } from '../inbox/view'
import { useKeys } from '../keys/useKeys'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { people } from '../text/ja.people'
import { Button } from '../ui/Button'
import { LOW, useMedia } from '../ui/narrow'
import { ProblemNote } from '../ui/ProblemNote'
import { AskForm } from './AskForm'
import { Chips } from './Chips'
import css from './Composer.module.css'
import { ComposerFoot } from './ComposerFoot'
import { ComposerHead } from './ComposerHead'
import { Dialogs } from './Dialogs'
import { FaqPlace, useFaqPlace } from './FaqPlace'
import { AttachedFiles } from './Files'
import { MarkedText } from './MarkedText'
import { Offer } from './Offer'
import { ProblemList } from './ProblemList'
import { Records } from './Records'
import { Steps } from './Steps'
import { TemplatePalette } from './TemplatePalette'
import { useComposer } from './useComposer'

const ApprovalPanel = lazy(() =>
  import('../approval/ApprovalPanel').then((m) => ({ default: m.ApprovalPanel })),
)

type Props = { thread: Thread; view: View; turn: (f: Fold) => void; onSent: () => void }

/** The answer: a line in low windows until it is opened, else always there. */
export function Composer(props: Props) {
  const may = useMay()
  const { data } = useApproval(props.thread.approval)
  const { thread, onSent } = props
  if (data?.state === 'open')
    return (
      <Suspense fallback={null}>
        <ApprovalPanel key={data.id} asked={data} thread={thread} onSent={onSent} />
      </Suspense>
    )
  return may('write') ? (
    <Writer {...props} returned={data?.state === 'returned' ? data : undefined} />
  ) : (
    <p className={css.closed}>{people.ask.readOnly}</p>
  )
}

function Writer({ thread, view, turn, onSent, returned }: Props & { returned: Approval | undefined }) {
  const box = useRef<HTMLElement>(null)
  const low = useMedia(LOW)
  const open = !low || view.composing
  const c = useComposer(thread, box, onSent)
  const faqs = useFaqPlace(c)
  useKeys({
    reply: () => {
      turn({ do: 'compose' })
      window.setTimeout(() => c.field.current?.focus())
    },
  })
  if (!open) return <Closed thread={thread} turn={turn} />
  const { draft } = c.kept
  return (
    <section
      className={css.composer}
      ref={box}
      data-pane="compose"
      data-palette={c.palette || undefined}
      data-keys="compose"
      aria-label={ja.compose.label}
      onDragOver={(e) => {
        if (e.dataTransfer.types.includes('Files')) e.preventDefault()
      }}
      onDrop={(e) => {
        if (e.dataTransfer.files.length === 0) return
        e.preventDefault()
        c.attach.bring(e.dataTransfer.files)
      }}
    >
      {c.palette ? (
        <TemplatePalette inquiry={draft.id} suggested={c.suggested} onPut={c.put} onClose={c.closePalette} />
      ) : null}
      <FaqPlace place={faqs} inquiry={draft.id} c={c} />
      <ComposerHead thread={thread} c={c} faqs={faqs} />
      {returned ? <Returned asked={returned} /> : null}
      <PlannedLine thread={thread} />
      <Dialogs thread={thread} c={c} />
      <Chips values={c.check.values} problems={c.check.problems} onGo={c.goToValue} />
      <AskForm asks={c.made.asks} onAnswer={c.made.answer} onClose={c.made.close} />
      <Offer offers={c.offer.offers} at={c.offer.at} onPut={(o) => void c.offer.take(o)} />
      <MarkedText
        ref={c.field}
        aria-label={ja.compose.text}
        aria-describedby={c.offer.offers.length > 0 ? 'offer-hint' : undefined}
        value={draft.text}
        marks={c.check.marks}
        onChange={(e) => c.kept.change({ text: e.target.value })}
        onBlur={() => void c.kept.save()}
        onPaste={(e) => {
          // Words win: a table copied from a sheet brings a picture of itself along.
          if (e.clipboardData.files.length === 0 || e.clipboardData.types.includes('text/plain')) return
          e.preventDefault()
          c.attach.bring(e.clipboardData.files)
        }}
        onKeyDown={(e) => {
          if (c.offer.hear(e) || e.key !== 'Escape') return
          e.preventDefault()
          e.currentTarget.blur()
          document.querySelector<HTMLElement>('[data-pane="list"] [role="listbox"]')?.focus()
          if (low) turn({ do: 'back' })
        }}
      />
      <AttachedFiles files={draft.files} error={c.attach.error} onDrop={c.dropFile} />
      <Steps steps={c.check.steps} ticked={draft.facts.ticked} onTick={c.made.tick} />
      <Records read={c.check.records} records={draft.facts.records} onRecords={c.made.record} />
      <ProblemList
        problems={c.check.problems}
        blockers={c.check.blockers}
        onFix={c.fix}
        onAccept={c.accept}
        onReopen={c.reopen}
      />
      {c.sending.error ? <ProblemNote error={c.sending.error} close={c.sending.reset} /> : null}
      <ComposerFoot thread={thread} c={c} />
    </section>
  )
}

/** One line: 返信 and 社内メモ, and whether a draft waits. */
function Closed({ thread, turn }: Pick<Props, 'thread' | 'turn'>) {
  const icon = { size: 16, stroke: 1.6, 'aria-hidden': true }
  return (
    <div className={css.closed} data-keys="compose">
      <Button
        kind="main"
        icon={<IconSend {...icon} />}
        action="reply"
        onClick={() => turn({ do: 'compose' })}
      >
        {ja.compose.reply}
      </Button>
      <Button icon={<IconNote {...icon} />} action="note" onClick={() => turn({ do: 'form', form: 'note' })}>
        {ja.thread.looks.note.name}
      </Button>
      <span className={css.gap} />
      {thread.draft.text ? (
        <span className={css.hint}>
          <IconFileText size={14} stroke={1.6} aria-hidden="true" /> {ja.compose.hasDraft}
        </span>
      ) : null}
    </div>
  )
}
