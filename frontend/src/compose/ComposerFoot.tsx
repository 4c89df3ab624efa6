import { OFFLINE, Problem } from '../host/api'
import type { Thread } from '../host/types'
import { useMay } from '../people/rights'
import { makeTemplate } from '../templates/source'
import { clock, count } from '../text/format'
import { ja } from '../text/ja'
import { sentence } from '../ui/ProblemNote'
import { CharsetChip, CharsetItem } from './Charset'
import css from './Composer.module.css'
import { FollowChoice } from './FollowChoice'
import { Needs } from './Needs'
import { HoleButton } from './ProblemList'
import { RecordItem } from './RecordItem'
import { SendButton } from './SendButton'
import type { useComposer } from './useComposer'

type Props = { thread: Thread; c: ReturnType<typeof useComposer> }

const NEARLY = 0.95

function fullness(chars: number, most: number) {
  if (!most) return ''
  if (chars > most) return 'over'
  return chars >= most * NEARLY ? 'near' : ''
}

/** Why the text is not saved; that the program is gone stands above every screen already. */
const unsaved = (error: unknown) =>
  error instanceof Problem && error.code === OFFLINE ? ja.compose.notSaved : sentence(error)

/** How much is written, whether it is saved, and the send button. */
export function ComposerFoot({ thread, c }: Props) {
  const { draft, saving, error } = c.kept
  const may = useMay()
  const { chars, blockers, problems, open } = c.check
  const most = thread.rules.max_chars
  return (
    <footer className={css.foot}>
      <span className={css.count} data-full={fullness(chars, most)}>
        {most ? ja.compose.chars(count(chars), count(most)) : ja.compose.charsOnly(count(chars))}
      </span>
      <span className={css.saved} data-failed={saving === 'failed' || undefined} role="status">
        {saving === 'failed' ? unsaved(error) : null}
        {saving === 'saved' && draft.updated_at > 0 && draft.text
          ? ja.compose.savedAt(clock(draft.updated_at))
          : null}
      </span>
      <span className={css.gap} />
      <CharsetChip thread={thread} />
      <HoleButton text={draft.text} problems={problems} onFix={c.fix} />
      <Needs why={c.whyAsk} />
      <FollowChoice proposed={c.check.follow} days={c.follow} onChoose={c.setFollow} />
      <SendButton
        whyAsk={c.whyAsk}
        blockers={blockers}
        warnings={open.length}
        next={c.check.next}
        empty={draft.text.trim() === ''}
        busy={c.sending.isPending}
        onSend={c.send}
        onAsk={c.ask}
        onTemplate={
          may('templates') && draft.text.trim()
            ? () => makeTemplate({ id: draft.id, message: 0, text: draft.text })
            : undefined
        }
        onDrop={draft.text || draft.files.length > 0 ? () => void c.drop() : undefined}
      >
        <CharsetItem thread={thread} />
        <RecordItem records={draft.facts.records} onRecords={c.made.record} />
      </SendButton>
    </footer>
  )
}
