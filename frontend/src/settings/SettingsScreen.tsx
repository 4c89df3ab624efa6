import { useMe } from '../host/queries'
import type { ShopSettings } from '../host/types'
import { ja } from '../text/ja'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { AlertSettings } from './AlertSettings'
import css from './SettingsScreen.module.css'
import { ThemeChoice } from './ThemeChoice'
import { TrustedSenders } from './TrustedSenders'
import { shopId, useShopForm } from './useShopForm'

const words = pages.settings

type ShopField = {
  key: keyof ShopSettings
  label: string
  help: string
  lines?: boolean
  number?: boolean
  required?: boolean
}

const shopFields: ShopField[] = [
  { key: 'shop_name', label: words.shopName, help: words.shopNameHelp, required: true },
  { key: 'staff_name', label: words.staffName, help: words.staffNameHelp },
  { key: 'hours', label: words.hours, help: words.hoursHelp },
  { key: 'signature', label: words.signature, help: words.signatureHelp, lines: true },
]

const replyFields: ShopField[] = [
  { key: 'reply_hours', label: words.replyHours, help: words.replyHoursHelp, number: true, required: true },
  { key: 'hold', label: words.hold, help: words.holdHelp, number: true, required: true },
]

export function SettingsScreen() {
  const form = useShopForm()
  const version = useMe().data?.version
  const draw = (field: ShopField) => <ShopInput key={field.key} field={field} form={form} />
  return (
    <form
      noValidate
      onSubmit={(e) => {
        e.preventDefault()
        form.submit()
      }}
    >
      <PageHead title={words.title} lead={words.lead}>
        {form.dirty ? (
          <>
            <span className={css.unsaved}>{words.unsaved}</span>
            <Button onClick={form.revert}>{words.revert}</Button>
            <Button kind="main" type="submit" busy={form.busy} aria-disabled={form.busy}>
              {ja.save}
            </Button>
          </>
        ) : null}
      </PageHead>
      {form.error ? <ProblemNote error={form.error} again={form.again} /> : null}
      {form.values ? (
        <div className={css.page}>
          <section className={css.card} aria-labelledby="settings-shop">
            <h2 id="settings-shop">{words.shop}</h2>
            {shopFields.map(draw)}
          </section>
          <section className={css.card} aria-labelledby="settings-reply">
            <h2 id="settings-reply">{words.reply}</h2>
            {replyFields.map(draw)}
          </section>
          <AlertSettings />
          <TrustedSenders />
          <ThemeChoice />
          {version ? <p className={css.version}>{words.version(version)}</p> : null}
        </div>
      ) : null}
    </form>
  )
}

function ShopInput({ field, form }: { field: ShopField; form: ReturnType<typeof useShopForm> }) {
  const { key, label, help, required } = field
  const said = { id: shopId(key), help, required, error: form.wrong[key] }
  const shared = {
    ...controlProps(said),
    value: form.values?.[key] ?? '',
    onChange: (e: { currentTarget: { value: string } }) => form.change(key, e.currentTarget.value),
  }
  return (
    <FieldBox {...said} label={label}>
      {field.lines ? (
        <textarea {...shared} rows={5} />
      ) : (
        <input
          {...shared}
          type="text"
          autoComplete="off"
          inputMode={field.number ? 'numeric' : undefined}
          style={field.number ? { maxWidth: 96 } : undefined}
        />
      )}
    </FieldBox>
  )
}
