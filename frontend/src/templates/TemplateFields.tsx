import type { RefObject } from 'react'
import type { Template, TemplateChannel } from '../host/types'
import { STATES } from '../nav'
import { ja } from '../text/ja'
import { pages } from '../text/ja.pages'
import { controlProps, FieldBox } from '../ui/FieldBox'
import css from './TemplateEditor.module.css'
import { textFor, withText } from './texts'

const words = pages.templates

const text = { type: 'text', autoComplete: 'off' } as const

type Props = { draft: Template; change: (part: Partial<Template>) => void }

/** What a template is found by; it stands above the text. */
export function TemplateNames({
  draft,
  change,
  nameRef,
}: Props & { nameRef: RefObject<HTMLInputElement | null> }) {
  const name = { id: 'template-name', required: true }
  const reading = { id: 'template-reading', help: words.readingHelp }
  return (
    <div className={css.fields}>
      <FieldBox {...name} label={words.name}>
        <input
          {...controlProps(name)}
          {...text}
          ref={nameRef}
          value={draft.name}
          onChange={(e) => change({ name: e.target.value })}
        />
      </FieldBox>
      <FieldBox {...reading} label={words.reading}>
        <input
          {...controlProps(reading)}
          {...text}
          value={draft.reading}
          onChange={(e) => change({ reading: e.target.value })}
        />
      </FieldBox>
    </div>
  )
}

type UseProps = Props & { channel: string; channels: TemplateChannel[] }

/** What follows a template, and its subject: of the common text or of a channel that has one. */
export function TemplateUse({ draft, channel, channels, change }: UseProps) {
  const noSubject = channels.find((c) => c.kind === channel)?.rules.no_subject ?? false
  const subject = { id: 'template-subject', help: words.subjectHelp }
  const next = { id: 'template-next' }
  return (
    <div className={css.fields}>
      <FieldBox {...next} label={words.next}>
        <select {...controlProps(next)} value={draft.next} onChange={(e) => change({ next: e.target.value })}>
          <option value="">{words.nextNone}</option>
          {STATES.filter((s) => s !== 'new' && s !== 'review').map((state) => (
            <option key={state} value={state}>
              {ja.states[state]}
            </option>
          ))}
        </select>
      </FieldBox>
      {noSubject ? null : (
        <FieldBox {...subject} label={words.subject}>
          <input
            {...controlProps(subject)}
            {...text}
            value={channel ? textFor(draft, channel).subject : draft.subject}
            onChange={(e) =>
              change(
                channel ? withText(draft, channel, { subject: e.target.value }) : { subject: e.target.value },
              )
            }
          />
        </FieldBox>
      )}
    </div>
  )
}
