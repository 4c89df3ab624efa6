import type { ComponentType } from 'react'
import { FaqScreen } from '../faq/FaqScreen'
import { ManualScreen } from '../manual/ManualScreen'
import { usePlace } from '../nav'
import { SignaturesScreen } from './SignaturesScreen'
import { SnippetsScreen } from './SnippetsScreen'
import { TemplatesScreen } from './TemplatesScreen'
import { type Part, partOf } from './textparts'

const bodies: Record<Part, ComponentType> = {
  '': TemplatesScreen,
  snippets: SnippetsScreen,
  signatures: SignaturesScreen,
  faq: FaqScreen,
  manual: ManualScreen,
}

/** What the shop writes again and again, one kind of text at a time. */
export function TextsScreen() {
  const Body = bodies[partOf(usePlace().section)]
  return <Body />
}
