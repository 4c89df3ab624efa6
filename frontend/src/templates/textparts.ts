// The parts of the screen テンプレート by subject: a part is one line here and one component in TextsScreen.
import { textParts as words } from '../text/ja.textparts'

export const parts = [
  { id: '', title: words.templates },
  { id: 'snippets', title: words.snippets },
  { id: 'signatures', title: words.signatures },
  { id: 'faq', title: words.faq },
  { id: 'manual', title: words.manual },
] as const

export type Part = (typeof parts)[number]['id']

export const partOf = (section: string): Part => parts.find((p) => p.id === section)?.id ?? ''
