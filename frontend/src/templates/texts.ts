import type { Template, TemplateText } from '../host/types'

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
