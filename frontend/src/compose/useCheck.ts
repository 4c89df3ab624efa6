import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Checked, DraftFile, Problem, Value } from '../host/types'
import { marksOf, shifted } from './marks'

const PAUSE = 250

type Known = Checked & { of: string }

type Words = { text: string; files: DraftFile[]; accepted?: string[] }

const NONE: string[] = []

/** How a draft is held against its rules, and what beside its words the result depends on. */
export type Asking<D> = { key: (draft: D) => readonly unknown[]; ask: (draft: D) => Promise<Checked> }

const NOTHING: Known = {
  of: '',
  problems: [],
  values: [],
  asks: [],
  steps: [],
  records: [],
  next: '',
  must_ask: '',
  follow: 0,
  chars: 0,
}

const blockersFirst = (problems: readonly Problem[]) => [
  ...problems.filter((p) => !p.warn),
  ...problems.filter((p) => p.warn && !p.accepted),
  ...problems.filter((p) => p.accepted),
]

/** The facts with the words they stand as, and every hole as a fact that is still missing. */
function valuesOf(values: Value[], problems: Problem[], text: string): Value[] {
  const filled = values.map((v) => ({ ...v, text: v.text || text.slice(v.start, v.end) }))
  const holes = problems
    .filter((p) => p.code === 'hole' && !values.some((v) => v.missing && v.start === p.start))
    .map(({ start, end }) => ({
      name: text
        .slice(start, end)
        .replace(/[{}｛｝]/g, '')
        .trim(),
      filter: '',
      text: '',
      source: '',
      personal: false,
      missing: true,
      why: '',
      start,
      end,
    }))
  return [...filled, ...holes]
}

/** As the channel counts; of words that nobody has counted yet, by how many letters there are more. */
const charsOf = ({ chars, of }: Known, text: string) => chars + (of === text ? 0 : text.length - of.length)

/** What stands in the way of the text as it is now; between two checks the marks move along. */
export function useCheck<D extends Words>(draft: D, { key, ask }: Asking<D>) {
  const [asked, setAsked] = useState(draft)
  const [refused, setRefused] = useState<Known | null>(null)
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(draft), PAUSE)
    return () => window.clearTimeout(timer)
  }, [draft])
  const { data } = useQuery({
    queryKey: ['check', ...key(asked), asked.text, asked.files],
    queryFn: async (): Promise<Known> => ({
      ...(await ask(asked)),
      of: asked.text,
    }),
    enabled: asked.text.trim() !== '' || asked.files.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const empty = draft.text.trim() === '' && draft.files.length === 0
  const known = empty ? NOTHING : refused?.of === draft.text ? refused : (data ?? NOTHING)
  const { text, accepted = NONE } = draft
  return useMemo(() => {
    const whole = known.problems.filter((p) => p.end <= p.start)
    const placed = shifted(
      known.problems.filter((p) => p.end > p.start),
      known.of,
      text,
    )
    const judged = [...placed, ...whole].map((p) => ({ ...p, accepted: p.warn && accepted.includes(p.key) }))
    const problems = blockersFirst(judged)
    const values = valuesOf(shifted(known.values, known.of, text), placed, text)
    return {
      problems,
      values,
      blockers: problems.filter((p) => !p.warn).length,
      /** Warnings that nobody has accepted yet. */
      open: problems.filter((p) => p.warn && !p.accepted),
      chars: charsOf(known, text),
      asks: known.asks,
      steps: known.steps,
      /** What the books shall or may know of it. */
      records: known.records,
      next: known.next,
      /** It has been judged as it stands now. */
      sure: known.of === text,
      /** Why somebody has to agree before it is sent, "" when nobody has to. */
      must_ask: known.must_ask,
      follow: known.follow,
      marks: marksOf(
        values,
        problems.filter((p) => !p.accepted),
      ),
      /** The program has refused to send: its list counts from now on. */
      refuse: (list: Problem[]) =>
        setRefused({ ...known, problems: list, of: text, chars: charsOf(known, text) }),
    }
  }, [known, text, accepted])
}
