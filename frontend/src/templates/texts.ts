import { shifted } from '../compose/marks'
import type { Problem, Template, TemplateText } from '../host/types'
import type { Found } from './useKeptText'

const none: TemplateText = { channel: '', subject: '', body: '', problems: [] }

/** What a channel says instead of the common text. */
export const textFor = (t: Template, channel: string): TemplateText =>
  t.texts.find((x) => x.channel === channel) ?? { ...none, channel }

/** The texts with one of them changed; an empty one falls away, for the common text stands again. */
export function withText(t: Template, channel: string, part: Partial<TemplateText>): Pick<Template, 'texts'> {
  const now = { ...textFor(t, channel), ...part }
  const others = t.texts.filter((x) => x.channel !== channel)
  return { texts: now.body === '' && now.subject === '' ? others : [...others, now] }
}

/** The text as it stands in a tab: the common one for '', else that of the channel. */
export const bodyFor = (t: Template, channel: string) => (channel ? textFor(t, channel).body : t.body)

/** What was found in the text of a tab, moved along with what has been typed since. */
export const foundIn = (found: Found<Template>, draft: Template, channel: string): Problem[] =>
  shifted(
    found.problems.filter((p) => p.in === channel && p.end > p.start),
    bodyFor(found.of, channel),
    bodyFor(draft, channel),
  )
