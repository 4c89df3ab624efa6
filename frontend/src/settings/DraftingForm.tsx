import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useDraftSettings } from '../host/queries/drafting'
import type { DraftSettings } from '../host/types'
import { drafting } from '../text/ja.drafting'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { DraftingLog } from './DraftingLog'
import { DraftingRules } from './DraftingRules'
import css from './SettingsScreen.module.css'

const words = drafting.settings

/** How a machine may help with drafts: where it is, what it gets, when it is not asked. */
export function DraftingForm() {
  const { data, error } = useDraftSettings()
  if (!data) return error ? <ProblemNote error={error} /> : null
  return (
    <>
      <Form kept={data} />
      <DraftingLog />
    </>
  )
}

function Form({ kept }: { kept: DraftSettings }) {
  const [s, setS] = useState(kept)
  const save = useAction('SaveDraftSettings')
  const test = useAction('TestDraftEndpoint')
  const find = useAction('FindLocalModels')
  const put = (part: Partial<DraftSettings>) => setS((now) => ({ ...now, ...part }))
  const endpoint = { id: 'draft-endpoint', help: words.endpointHelp }
  const key = { id: 'draft-key', help: words.keyHelp(kept.has_key) }
  const seconds = { id: 'draft-seconds', help: words.secondsHelp }
  const error = save.error ?? test.error ?? find.error
  return (
    <section className={css.card} aria-labelledby="settings-drafting">
      <h2 id="settings-drafting">{words.title}</h2>
      <p>{words.help}</p>
      <p>{words.leaves}</p>
      <label className={css.choice}>
        <input type="checkbox" checked={s.on} onChange={(e) => put({ on: e.currentTarget.checked })} />
        {words.on}
      </label>
      <div className={css.choices}>
        <Button busy={find.isPending} onClick={() => find.mutate({})}>
          {words.find}
        </Button>
        {find.data?.servers.flatMap((server) =>
          server.models.map((model) => (
            <Button key={server.endpoint + model} onClick={() => put({ endpoint: server.endpoint, model })}>
              {words.found(server.name, model)}
            </Button>
          )),
        )}
        {find.data?.servers.length === 0 ? <span role="status">{words.notFound}</span> : null}
      </div>
      <FieldBox {...endpoint} label={words.endpoint}>
        <input
          {...controlProps(endpoint)}
          value={s.endpoint}
          onChange={(e) => put({ endpoint: e.currentTarget.value })}
        />
      </FieldBox>
      <FieldBox id="draft-model" label={words.model}>
        <input
          {...controlProps({ id: 'draft-model' })}
          value={s.model}
          onChange={(e) => put({ model: e.currentTarget.value })}
        />
      </FieldBox>
      <FieldBox {...key} label={words.key}>
        <input
          {...controlProps(key)}
          type="password"
          autoComplete="off"
          value={s.key}
          onChange={(e) => put({ key: e.currentTarget.value })}
        />
      </FieldBox>
      {kept.has_key ? (
        <label className={css.choice}>
          <input
            type="checkbox"
            checked={s.forget_key}
            onChange={(e) => put({ forget_key: e.currentTarget.checked })}
          />
          {words.forget}
        </label>
      ) : null}
      <FieldBox {...seconds} label={words.seconds}>
        <input
          {...controlProps(seconds)}
          type="number"
          min={10}
          max={600}
          value={s.seconds}
          onChange={(e) => put({ seconds: Number(e.currentTarget.value) })}
        />
      </FieldBox>
      <DraftingRules settings={s} onChange={put} />
      {error ? <ProblemNote error={error} /> : null}
      {test.data ? <p role="status">{test.data.text}</p> : null}
      <div className={css.choices}>
        <Button busy={test.isPending} onClick={() => test.mutate(s)}>
          {words.test}
        </Button>
        <Button
          kind="main"
          busy={save.isPending}
          onClick={() =>
            save.mutate(s, {
              onSuccess: (now) => {
                setS(now)
                toast(words.saved)
              },
            })
          }
        >
          {words.save}
        </Button>
      </div>
    </section>
  )
}
