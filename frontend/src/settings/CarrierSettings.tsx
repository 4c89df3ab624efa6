import { IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useCarriers } from '../host/queries/orders'
import type { CarrierPage } from '../host/types'
import { carriersText as words } from '../text/ja.order'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './CarrierSettings.module.css'
import card from './SettingsScreen.module.css'

/** The pages that follow a parcel. Carriers change them now and then; the shop can too. */
export function CarrierSettings() {
  const { data, error, refetch } = useCarriers()
  const usual = useAction('SaveUsualCarrier')
  return (
    <section className={card.card} aria-labelledby="settings-carriers">
      <h2 id="settings-carriers">{words.title}</h2>
      <p className={card.quiet}>{words.help}</p>
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {data ? (
        <>
          <label className={css.usual}>
            {words.usual}
            <select
              value={data.usual}
              aria-describedby="usual-carrier"
              onChange={(e) => usual.mutate({ id: e.target.value })}
            >
              <option value="">{words.noUsual}</option>
              {data.carriers.map((c) => (
                <option key={c.id} value={c.id}>
                  {c.name}
                </option>
              ))}
            </select>
          </label>
          <p id="usual-carrier" className={card.quiet}>
            {words.usualHelp}
          </p>
          {usual.error ? <ProblemNote error={usual.error} /> : null}
          <ul className={css.list}>
            {data.carriers.map((c) => (
              <li key={c.id}>
                <Line key={c.template} carrier={c} />
              </li>
            ))}
          </ul>
          <p className={card.quiet}>{words.version(data.version)}</p>
        </>
      ) : null}
    </section>
  )
}

function Line({ carrier: c }: { carrier: CarrierPage }) {
  const [text, setText] = useState(c.template)
  const { mutate, isPending, error } = useAction('SaveCarrier')
  const change = (template: string) =>
    mutate({ id: c.id, template }, { onSuccess: () => toast(words.saved(c.name)) })
  const unknown = c.sites.length === 0
  return (
    <form
      className={css.line}
      onSubmit={(e) => {
        e.preventDefault()
        if (text !== c.template) change(text)
      }}
    >
      <div className={css.head}>
        <b>{c.name}</b>
        {c.own ? <Badge tone="accent">{words.changed}</Badge> : null}
      </div>
      {unknown ? (
        <p id={`carrier-${c.id}-unknown`} className={card.quiet}>
          {words.unknown}
        </p>
      ) : null}
      <div className={css.edit}>
        <input
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          aria-label={words.page(c.name)}
          aria-describedby={unknown ? `carrier-${c.id}-unknown` : undefined}
          placeholder={words.noPage}
          title={unknown ? undefined : words.sites(c.sites)}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
        {text === c.template ? null : (
          <Button small kind="act" type="submit" busy={isPending} aria-label={words.saveNamed(c.name)}>
            {words.save}
          </Button>
        )}
        {c.own ? (
          <Button small aria-label={words.resetNamed(c.name)} busy={isPending} onClick={() => change('')}>
            {words.reset}
          </Button>
        ) : null}
        {c.example ? (
          <a
            className={css.try}
            href={c.example}
            target="_blank"
            rel="noreferrer"
            aria-label={words.tryNamed(c.name)}
          >
            {words.try}
            <IconExternalLink size={14} stroke={1.6} aria-hidden="true" />
          </a>
        ) : null}
      </div>
      {error ? <ProblemNote error={error} /> : null}
    </form>
  )
}
