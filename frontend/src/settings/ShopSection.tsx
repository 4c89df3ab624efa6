import { pages } from '../text/ja.pages'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import css from './SettingsScreen.module.css'
import { type Field, type ShopForm, shopId, useShared } from './useShopForm'

const words = pages.settings

type ShopField = {
  key: Field
  label: string
  help: string
  lines?: number
  number?: boolean
  required?: boolean
}

const shopFields: ShopField[] = [
  { key: 'shop_name', label: words.shopName, help: words.shopNameHelp, required: true },
  { key: 'staff_name', label: words.staffName, help: words.staffNameHelp },
  { key: 'hours', label: words.hours, help: words.hoursHelp },
  { key: 'signature', label: words.signature, help: words.signatureHelp, lines: 5 },
]

/** What the shop says once and every reply repeats. */
const factFields: ShopField[] = [
  { key: 'shop_phone', label: words.shopPhone, help: words.shopPhoneHelp },
  { key: 'return_to', label: words.returnTo, help: words.returnToHelp, lines: 2 },
  { key: 'return_terms', label: words.returnTerms, help: words.returnTermsHelp },
  { key: 'return_postage', label: words.returnPostage, help: words.returnPostageHelp },
  { key: 'bank', label: words.bank, help: words.bankHelp, lines: 2 },
  { key: 'tax_number', label: words.taxNumber, help: words.taxNumberHelp },
]

const replyFields: ShopField[] = [
  { key: 'hold', label: words.hold, help: words.holdHelp, number: true, required: true },
]

/** What replies say of the shop. Its save button stands in the head of the page, on every section. */
export function ShopSection() {
  const form = useShared()
  const draw = (field: ShopField) => <ShopInput key={field.key} field={field} form={form} />
  return (
    <form
      noValidate
      className={css.section}
      onSubmit={(e) => {
        e.preventDefault()
        form.submit()
      }}
    >
      {form.error ? <ProblemNote error={form.error} again={form.again} /> : null}
      {form.values ? (
        <>
          <section className={css.card} aria-labelledby="settings-shop">
            <h2 id="settings-shop">{words.shop}</h2>
            {shopFields.map(draw)}
          </section>
          <section className={css.card} aria-labelledby="settings-facts">
            <h2 id="settings-facts">{words.facts}</h2>
            {factFields.map(draw)}
            {form.doubt ? <p role="status">{form.doubt}</p> : null}
          </section>
          <section className={css.card} aria-labelledby="settings-reply">
            <h2 id="settings-reply">{words.reply}</h2>
            {replyFields.map(draw)}
          </section>
        </>
      ) : null}
      {/* Enter in a field saves, as before. */}
      <button type="submit" hidden />
    </form>
  )
}

function ShopInput({ field, form }: { field: ShopField; form: ShopForm }) {
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
        <textarea {...shared} rows={field.lines} />
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
