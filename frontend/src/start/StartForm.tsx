import { IconFileText } from '@tabler/icons-react'
import { useEffect } from 'react'
import { Chips } from '../compose/Chips'
import { AttachButton, AttachedFiles } from '../compose/Files'
import { MarkedText } from '../compose/MarkedText'
import { ProblemList } from '../compose/ProblemList'
import { TemplatePalette } from '../compose/TemplatePalette'
import type { Starters } from '../host/types'
import { start as words } from '../text/ja.start'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { Heading } from './Heading'
import css from './Start.module.css'
import { StartFoot } from './StartFoot'
import { useStart } from './useStart'
import { Ways } from './Ways'

type Props = { from: Starters; onHold: (held: boolean) => void }

/** The first text to a customer: by which way, to whom, what about, and the words. */
export function StartForm({ from, onHold }: Props) {
  const s = useStart(from)
  const { draft, change } = s.kept
  const way = from.ways.find((w) => w.account === draft.account && w.ok)
  // Esc closes the palette before it closes the form.
  useEffect(() => onHold(s.palette), [s.palette, onHold])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the fields inside, as in the answer
    <div className={css.form} data-keys="compose" onKeyDown={s.hear}>
      <Heading from={from} />
      <Ways from={from} chosen={draft.account} onChoose={(account) => change({ account })} />
      {way ? (
        <>
          {way.by_order ? null : (
            <Line label={words.address} type="email" value={draft.to} onChange={(to) => change({ to })} />
          )}
          {way.subject ? (
            <Line label={words.subject} value={draft.subject} onChange={(subject) => change({ subject })} />
          ) : null}
          {way.categories.length > 0 ? (
            <label className={css.field}>
              <span className={css.label}>{words.category}</span>
              <select
                className={css.input}
                value={draft.category}
                onChange={(e) => change({ category: e.target.value })}
              >
                {way.categories.map((c) => (
                  <option key={c.code} value={c.code}>
                    {c.label}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
          {s.palette ? (
            <div className={css.palette}>
              <TemplatePalette inquiry={0} start={s.body} onPut={s.put} onClose={() => s.setPalette(false)} />
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
            {way.by_order ? null : (
              <AttachButton field={s.picker} attach={s.attach} count={draft.files.length} />
            )}
          </div>
          <Chips values={s.check.values} onGo={(v) => s.field.current?.setSelectionRange(v.start, v.end)} />
          <MarkedText
            ref={s.field}
            data-autofocus
            aria-label={words.text}
            value={draft.text}
            marks={s.check.marks}
            onChange={(e) => change({ text: e.target.value })}
            onBlur={() => void s.kept.save()}
          />
          <AttachedFiles
            files={draft.files}
            error={s.attach.error}
            onDrop={(file) => change({ files: draft.files.filter((f) => f !== file) })}
          />
          <ProblemList
            problems={s.check.problems}
            blockers={s.check.blockers}
            onFix={s.fix}
            onAccept={s.accept}
            onReopen={s.reopen}
          />
          {s.error ? <ProblemNote error={s.error} /> : null}
          <StartFoot way={way} s={s} />
        </>
      ) : null}
    </div>
  )
}

type LineProps = { label: string; value: string; type?: string; onChange: (text: string) => void }

function Line({ label, value, type = 'text', onChange }: LineProps) {
  return (
    <label className={css.field}>
      <span className={css.label}>{label}</span>
      <input
        className={css.input}
        type={type}
        autoComplete="off"
        value={value}
        onChange={(e) => onChange(e.target.value)}
      />
    </label>
  )
}
