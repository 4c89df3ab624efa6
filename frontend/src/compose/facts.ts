import type { DraftFacts } from '../host/types'

/** A draft that is made of nothing but a person's words. */
export const NO_FACTS: DraftFacts = { typed: {}, parts: [], ticked: [], records: [] }
