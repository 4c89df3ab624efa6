import { Needs } from '../compose/Needs'
import { HoleButton } from '../compose/ProblemList'
import { SendButton } from '../compose/SendButton'
import type { Way } from '../host/types'
import { clock, count } from '../text/format'
import { ja } from '../text/ja'
import { start as words } from '../text/ja.start'
import { sentence } from '../ui/ProblemNote'
import css from './Start.module.css'
import type { useStart } from './useStart'

/** How much is written, whether it is saved, and the send button with its other ways. */
export function StartFoot({ way, s }: { way: Way; s: ReturnType<typeof useStart> }) {
  const { draft, error } = s.kept
  const { chars, blockers, problems, open, must_ask } = s.check
  const most = way.rules.max_chars
  return (
    <footer className={css.foot}>
      <span data-over={(most > 0 && chars > most) || undefined} className={css.count}>
        {most ? ja.compose.chars(count(chars), count(most)) : ja.compose.charsOnly(count(chars))}
      </span>
      <span className={css.soft} role="status">
        {error ? sentence(error) : draft.updated_at > 0 ? words.saved(clock(draft.updated_at)) : null}
      </span>
      <span className={css.gap} />
      <HoleButton text={draft.text} problems={problems} onFix={s.fix} />
      <Needs why={must_ask} />
      <SendButton
        first
        whyAsk={must_ask}
        blockers={blockers}
        warnings={open.length}
        next=""
        empty={draft.text.trim() === ''}
        busy={s.sending.isPending}
        onSend={s.send}
        onAsk={s.ask}
        onDrop={draft.version > 0 ? () => void s.drop() : undefined}
        onHold={s.setDialog}
      />
    </footer>
  )
}
