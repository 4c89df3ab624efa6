import type { Template, TemplateChannel } from '../host/types'
import { template as words } from '../text/ja.template'
import css from './Tabs.module.css'

type Props = {
  channels: TemplateChannel[]
  draft: Template
  chosen: string
  onChoose: (kind: string) => void
}

/** Which text is being written: the common one, or that of a channel, with what the channel allows. */
export function ChannelTabs({ channels, draft, chosen, onChoose }: Props) {
  const own = new Set(draft.texts.map((t) => t.channel))
  const shown = channels.filter((c) => c.used || own.has(c.kind) || c.kind !== 'folder')
  const rules = channels.find((c) => c.kind === chosen)?.rules
  const limits = rules
    ? [
        rules.max_chars ? words.limits.chars(rules.max_chars) : '',
        rules.max_line ? words.limits.line(rules.max_line) : '',
        rules.link_hosts.length > 0 ? words.limits.links(rules.link_hosts.join('、')) : '',
        rules.no_subject ? words.limits.noSubject : '',
      ].filter(Boolean)
    : []
  return (
    <div>
      <fieldset className={css.tabs} aria-label={words.channels}>
        {[{ kind: '', label: words.common }, ...shown].map((c) => (
          <button
            key={c.kind}
            type="button"
            className={css.tab}
            aria-pressed={c.kind === chosen}
            onClick={() => onChoose(c.kind)}
          >
            {c.label}
            {own.has(c.kind) ? (
              <span className={css.dot} role="img" aria-label={words.own} title={words.own} />
            ) : null}
          </button>
        ))}
      </fieldset>
      {rules ? (
        <p className={css.limits}>{limits.length > 0 ? limits.join('・') : words.limits.none}</p>
      ) : null}
    </div>
  )
}
