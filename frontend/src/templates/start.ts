import { blank } from '../host/blank'
import type { Problem, Template, TemplateStart } from '../host/types'
import { fromReply as words } from '../text/ja.texts'

/** A template that nobody has kept yet; each hole is a mistake that a person has to decide. */
export function templateOf(start: TemplateStart): Template {
  const { name, category, category_id, body } = start
  return { ...blank, name, category, category_id, body, problems: holesOf(start) }
}

function holesOf({ body, taken }: TemplateStart): Problem[] {
  const names = new Set(taken.filter((t) => !t.known).map((t) => t.name))
  return [...names].flatMap((name) =>
    [...body.matchAll(new RegExp(`\\{${name}\\}`, 'g'))].map(({ index }) => ({
      code: 'hole',
      text: words.hole(name),
      fix: '',
      fix_to: '',
      start: index,
      end: index + name.length + 2,
      warn: false,
      key: '',
      accepted: false,
      in: '',
    })),
  )
}
