import { IconFileText } from '@tabler/icons-react'
import { AskForm } from '../compose/AskForm'
import { Chips } from '../compose/Chips'
import { AttachButton, AttachedFiles } from '../compose/Files'
import { MarkedText } from '../compose/MarkedText'
import { Offer } from '../compose/Offer'
import { ProblemList } from '../compose/ProblemList'
import { Records } from '../compose/Records'
import { Steps } from '../compose/Steps'
import { TemplatePalette } from '../compose/TemplatePalette'
import type { Way } from '../host/types'
import { start as words } from '../text/ja.start'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Start.module.css'
import { StartFoot } from './StartFoot'
import type { useStart } from './useStart'

type Props = { way: Way; s: ReturnType<typeof useStart> }

/** The words of a first text, with all that stands around the words of an answer. */
export function StartText({ way, s }: Props) {
  const { draft, change } = s.kept
  return (
    <>
      {s.palette ? (
        <div className={css.palette}>
          <TemplatePalette
            inquiry={0}
            suggested={s.suggested}
            start={s.body}
            onPut={s.put}
            onClose={s.closePalette}
          />
        </div>
      ) : null}
      <div className={css.tools}>
        <span className={css.label}>{words.text}</span>
        <span className={css.gap} />
        <Button
          small
          kind={s.palette ? 'act' : 'plain'}
          icon={<IconFileText size={16} stroke={1.6} aria-hidden="true" />}
          action="templates"
          aria-expanded={s.palette}
          onClick={() => s.setPalette(!s.palette)}
        >
          {words.template}
        </Button>
        {way.by_order ? null : <AttachButton field={s.picker} attach={s.attach} count={draft.files.length} />}
      </div>
      <Chips values={s.check.values} problems={s.check.problems} onGo={s.goToValue} />
      <AskForm asks={s.made.asks} onAnswer={s.made.answer} onClose={s.made.close} />
      <Offer offers={s.offer.offers} at={s.offer.at} onPut={(o) => void s.offer.take(o)} />
      <MarkedText
        ref={s.field}
        data-autofocus
        aria-label={words.text}
        aria-describedby={s.offer.offers.length > 0 ? 'offer-hint' : undefined}
        value={draft.text}
        marks={s.check.marks}
        onChange={(e) => change({ text: e.target.value })}
        onBlur={() => void s.kept.save()}
        onKeyDown={(e) => s.offer.hear(e)}
      />
      <AttachedFiles files={draft.files} error={s.attach.error} onDrop={s.dropFile} />
      <Steps steps={s.check.steps} ticked={draft.facts.ticked} onTick={s.made.tick} />
      <Records read={s.check.records} records={draft.facts.records} onRecords={s.made.record} />
      <ProblemList
        problems={s.check.problems}
        blockers={s.check.blockers}
        onFix={s.fix}
        onAccept={s.accept}
        onReopen={s.reopen}
      />
      {s.sending.error ? <ProblemNote error={s.sending.error} /> : null}
      <StartFoot way={way} s={s} />
    </>
  )
}
