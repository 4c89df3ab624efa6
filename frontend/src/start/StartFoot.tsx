import type { Way } from '../host/types'
import { clock, count } from '../text/format'
import { ja } from '../text/ja'
import { start as words } from '../text/ja.start'
import { Button } from '../ui/Button'
import { sentence } from '../ui/ProblemNote'
import css from './Start.module.css'
import type { useStart } from './useStart'

/** How much is written, whether it is saved, and the send button. */
export function StartFoot({ way, s }: { way: Way; s: ReturnType<typeof useStart> }) {
  const { draft, error } = s.kept
  const { chars, blockers, open } = s.check
  const most = way.rules.max_chars
  const empty = draft.text.trim() === ''
  const free = !empty && blockers === 0
  const warnings = open.length
  return (
    <footer className={css.foot}>
      <span data-over={(most > 0 && chars > most) || undefined} className={css.count}>
        {most ? ja.compose.chars(count(chars), count(most)) : ja.compose.charsOnly(count(chars))}
      </span>
      <span className={css.soft} role="status">
        {error ? sentence(error) : draft.updated_at > 0 ? words.saved(clock(draft.updated_at)) : null}
      </span>
      <span className={css.gap} />
      {draft.version > 0 ? (
        <Button small kind="quiet" onClick={() => void s.drop()}>
          {words.drop}
        </Button>
      ) : null}
      <Button
        kind={free ? 'main' : 'plain'}
        action="send"
        busy={s.busy}
        aria-disabled={!free}
        title={empty ? ja.compose.emptyText : blockers > 0 ? ja.compose.blocked(blockers) : ''}
        onClick={s.send}
      >
        {free && warnings > 0 ? words.sendWithWarnings(warnings) : words.send}
      </Button>
    </footer>
  )
}
