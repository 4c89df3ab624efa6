import { yenOf } from '../books/wish'
import { blankDocumentQuery } from '../host/blank.document'
import type { DocumentFilter } from '../host/queries/keys'

/** How a person narrows the papers; amounts stay text until they are read. */
export type Narrow = {
  traded: boolean
  from: string
  to: string
  text: string
  kind: string
  channel: string
  direction: string
  voided: string
  min: string
  max: string
}

export const WIDE: Narrow = {
  traded: false,
  from: '',
  to: '',
  text: '',
  kind: '',
  channel: '',
  direction: '',
  voided: '',
  min: '',
  max: '',
}

export function filterOf(n: Narrow): DocumentFilter {
  const { after: _, limit: __, ...blank } = blankDocumentQuery
  return {
    ...blank,
    traded: n.traded,
    from: n.from,
    to: n.to,
    partner: n.text.trim(),
    kind: n.kind,
    channel: n.channel,
    direction: n.direction,
    voided: n.voided,
    min: yenOf(n.min) ?? 0,
    max: yenOf(n.max) ?? 0,
  }
}

export const isNarrowed = ({ traded: _, ...rest }: Narrow) => Object.values(rest).some((v) => v !== '')
