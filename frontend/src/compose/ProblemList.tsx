import { IconAlertTriangle, IconCheck, IconCircleX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Problem } from '../host/types'
import { ja } from '../text/ja'
import { guards } from '../text/ja.guards'
import { orderMore } from '../text/ja.order'
import { privacy } from '../text/ja.start'
import { COMPACT, useMedia } from '../ui/narrow'
import css from './ProblemList.module.css'

type Fixes = {
  onFix: (p: Problem) => void
  /** A person's word that a warning is all right, and that word taken back. */
  onAccept: (p: Problem) => void
  onReopen: (p: Problem) => void
}
type Props = { problems: Problem[]; blockers: number } & Fixes

/** Every problem at once, most serious first, each with a way out. */
export function ProblemList({ problems, blockers, ...fixes }: Props) {
  const low = useMedia(COMPACT)
  const [turned, setTurned] = useState(false)
  if (problems.length === 0 || loneHole(problems)) return null
  const open = low === turned
  const left = problems.filter((p) => !p.accepted).length
  const title =
    blockers > 0 ? ja.compose.blocked(blockers) : left > 0 ? ja.compose.warned(left) : guards.accepted
  return (
    <section
      className={css.box}
      data-blocked={blockers > 0 || undefined}
      data-quiet={left === 0 || undefined}
      aria-label={title}
    >
      <button type="button" className={css.title} aria-expanded={open} onClick={() => setTurned(!turned)}>
        {left > 0 ? <Sign warn={blockers === 0} /> : <Accepted />}
        <b>{title}</b>
        <span className={css.hint}>{open && left > 0 ? ja.compose.vanish : problems[0]?.text}</span>
      </button>
      {open ? (
        <ul className={css.list}>
          {problems.map((p, i) => (
            <Line key={`${p.code}-${p.start}-${p.end}-${p.text}`} problem={p} at={i} {...fixes} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

/** What is wrong, its repair, and for a warning the person's word that it is right all the same. */
function Line({ problem: p, at, onFix, onAccept, onReopen }: { problem: Problem; at: number } & Fixes) {
  return (
    <li
      className={css.line}
      data-warn={p.warn || undefined}
      data-accepted={p.accepted || undefined}
      data-problem={at}
    >
      {p.accepted ? <Accepted /> : <Sign warn={p.warn} />}
      <span className={css.text}>{p.text}</span>
      {p.accepted ? (
        <button type="button" className={css.fix} onClick={() => onReopen(p)}>
          {guards.reopen}
        </button>
      ) : (
        <FixButton problem={p} onFix={onFix} />
      )}
      {p.warn && !p.accepted ? (
        <button type="button" className={css.fix} onClick={() => onAccept(p)}>
          {guards.accept}
        </button>
      ) : null}
    </li>
  )
}

/** The only problem when it is an empty variable: it has room beside the send button. */
function loneHole(problems: Problem[]) {
  const [p] = problems
  return p && problems.length === 1 && p.code === 'hole' ? p : undefined
}

type HoleProps = { text: string; problems: Problem[] } & Pick<Fixes, 'onFix'>

/** One empty variable, said in a word; pressing it puts the caret there. */
export function HoleButton({ text, problems, onFix }: HoleProps) {
  const p = loneHole(problems)
  if (!p) return null
  return (
    <button type="button" className={css.single} title={p.text} onClick={() => onFix(p)}>
      <Sign warn={false} />
      <b>
        <span className={css.before}>{ja.compose.blockedBy}</span>
        {ja.compose.isEmpty(text.slice(p.start, p.end).replace(/[{}｛｝]/g, ''))}
      </b>
    </button>
  )
}

const Accepted = () => <IconCheck size={16} stroke={1.8} className={css.done} aria-label={guards.accepted} />

function Sign({ warn }: { warn: boolean }) {
  const Icon = warn ? IconAlertTriangle : IconCircleX
  return (
    <Icon
      size={16}
      stroke={1.8}
      className={warn ? css.warn : css.stop}
      aria-label={warn ? ja.compose.warning : ja.compose.blocker}
    />
  )
}

function FixButton({ problem: p, onFix }: { problem: Problem; onFix: (p: Problem) => void }) {
  const label = fixLabel(p)
  if (!label) return null
  return (
    <button type="button" className={css.fix} onClick={() => onFix(p)}>
      {label}
    </button>
  )
}

const SHORT = 14

function fixLabel(p: Problem) {
  const words = ja.compose.fixes
  if (p.fix === 'private') return privacy.first
  if (p.fix === 'insert' || p.fix === 'attach' || p.fix === 'detach' || p.fix === 'read') return guards[p.fix]
  if (p.fix === 'confirm') return words.confirm
  if (p.fix === 'accept') return orderMore.useAnyway
  if (p.fix === 'wrap') return words.wrap
  if (p.fix === 'replace' || p.fix === 'pick') {
    if (!p.fix_to) return words.remove
    return p.fix_to.length <= SHORT ? words.to(p.fix_to) : words.replace
  }
  return p.end > p.start ? (p.fix === 'fill' ? words.fill : words.go) : ''
}
