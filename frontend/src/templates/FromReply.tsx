import { IconArrowRight } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTemplateFrom } from '../host/queries/knowledge'
import type { TemplateSource, TemplateStart } from '../host/types'
import { go } from '../nav'
import { fromReply as words } from '../text/ja.texts'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import css from './FromReply.module.css'

type Props = { source: TemplateSource; onStart: (start: TemplateStart) => void; onClose: () => void }

/** Asks for the template that a reply makes, and hands it to the editor once. */
export function FromReply({ source, onStart, onClose }: Props) {
  const { data, error, refetch, isPending } = useTemplateFrom(source)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer, whoever asks
  useEffect(() => {
    if (data) onStart(data)
  }, [data])
  return (
    <>
      <SlowLine busy={isPending} />
      {error ? <ProblemNote error={error} again={() => void refetch()} close={onClose} /> : null}
    </>
  )
}

/** What of the case has become a variable, and what a person still has to decide. */
export function Generalised({ start, inquiry }: { start: TemplateStart; inquiry: number }) {
  const known = start.taken.filter((t) => t.known)
  const holes = start.taken.filter((t) => !t.known)
  return (
    <section className={css.box} aria-label={words.title}>
      <h3 className={css.title}>{words.title}</h3>
      <p>{start.taken.length === 0 ? words.nothing : words.what(known.length, holes.length)}</p>
      {start.taken.length > 0 ? (
        <ul className={css.list} aria-label={words.taken}>
          {[...holes, ...known].map(({ name, was, known: fills }) => (
            <li key={`${name} ${was}`} className={css.row} data-hole={!fills || undefined}>
              <span>{was}</span>
              <IconArrowRight size={14} stroke={1.6} aria-label={words.becomes} />
              <b>{`{${name}}`}</b>
              <span className={css.meta}>{fills ? words.fills : words.decide}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <Button small onClick={() => go({ to: 'inquiry', id: inquiry })}>
        {words.back}
      </Button>
    </section>
  )
}
