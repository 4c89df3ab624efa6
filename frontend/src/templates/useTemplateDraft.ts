import { useAction } from '../host/queries/actions'
import type { Template } from '../host/types'
import { type Keeping, useKeptText } from './useKeptText'

const keeping: Keeping<Template> = {
  complete: (t) => t.name.trim() !== '' && t.body.trim() !== '',
  written: ({ problems: _p, uses: _u, used_at: _at, version: _v, texts, ...rest }) => [
    rest,
    texts.map(({ channel, subject, body }) => [channel, subject, body]),
  ],
  problems: (t) => [
    ...t.problems,
    ...t.texts.flatMap((x) => x.problems.map((p) => ({ ...p, in: x.channel }))),
  ],
}

/** A template while it is written. */
export function useTemplateDraft(start: Template, onSaved: (saved: Template) => void) {
  const { mutateAsync } = useAction('SaveTemplate')
  return useKeptText(start, keeping, mutateAsync, onSaved)
}
