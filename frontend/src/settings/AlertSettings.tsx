import { useState } from 'react'
import { permission, switchOff, switchOn } from '../alerts/notify'
import { useAlertChoices } from '../host/queries/accounts'
import { useAction } from '../host/queries/actions'
import { useMe } from '../host/queries/people'
import { connect } from '../text/ja.connect'
import { ProblemNote } from '../ui/ProblemNote'
import css from './SettingsScreen.module.css'

const words = connect.alertSettings

/** Which alerts are shown, and whether the PC shows them too. Both hold at once and need no saving. */
export function AlertSettings() {
  const choices = useAlertChoices()
  const save = useAction('SaveAlertChoice')
  const inWindow = useMe().data?.window ?? false
  const all = choices.data?.choices ?? []
  const error = choices.error ?? save.error
  return (
    <fieldset className={css.card}>
      <legend className={css.legend}>{words.title}</legend>
      <p className={css.quiet}>{words.help}</p>
      <div className={css.choices}>
        {all.map((c) => (
          <label key={c.kind} className={css.choice}>
            <input
              type="checkbox"
              checked={c.on}
              disabled={save.isPending}
              onChange={(e) => save.mutate({ ...c, on: e.currentTarget.checked })}
            />
            {c.label}
          </label>
        ))}
      </div>
      {error ? <ProblemNote error={error} /> : null}
      {inWindow ? <p className={css.quiet}>{words.window}</p> : <BrowserSwitch />}
    </fieldset>
  )
}

/** The browser is asked for its permission by this click and never before. */
function BrowserSwitch() {
  const [now, setNow] = useState(permission)
  const turn = (on: boolean) => (on ? void switchOn().then(setNow) : setNow(switchOff()))
  const help = { unsupported: words.unsupported, denied: words.denied }
  return (
    <div>
      <label className={css.choice}>
        <input
          type="checkbox"
          checked={now === 'on' || now === 'denied'}
          disabled={now === 'unsupported'}
          aria-describedby="browser-notes"
          onChange={(e) => turn(e.currentTarget.checked)}
        />
        {words.browser}
      </label>
      <p id="browser-notes" className={css.quiet}>
        {now === 'unsupported' || now === 'denied' ? help[now] : words.browserHelp}
      </p>
    </div>
  )
}
