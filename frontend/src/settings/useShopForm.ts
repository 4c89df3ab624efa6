import { createContext, useContext, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { numberDoubt } from '../booksettings/number'
import { useAction } from '../host/queries/actions'
import { useShop } from '../host/queries/shop'
import type { ShopSettings } from '../host/types'
import { go } from '../nav'
import { bookSettings } from '../text/ja.booksettings'
import { pages } from '../text/ja.pages'
import { toast } from '../ui/toast'

const words = pages.settings

/** The reply hours are the calendar's: here they only pass through. The doubt is told as it is typed. */
export type Field = Exclude<keyof ShopSettings, 'reply_hours' | 'tax_doubt'>
export type Typed = Record<Field, string>
export type Wrong = Partial<Typed>

const typedOf = ({ reply_hours: _, tax_doubt: _doubt, ...shop }: ShopSettings): Typed => ({
  ...shop,
  hold: String(shop.hold),
})

const whole = (text: string, from: number, to: number) => {
  const n = Number(text.normalize('NFKC').trim())
  return /^\s*[0-9０-９]+\s*$/.test(text) && n >= from && n <= to
}

const phone = (text: string) => {
  const digits = text.normalize('NFKC').replace(/\D/g, '').length
  return text.trim() === '' || (digits >= 9 && digits <= 13)
}

const taxNumber = (text: string) => /^(T?\d{13})?$/i.test(text.normalize('NFKC').replace(/[\s\-‐－]/g, ''))

/** Every reason at once why the settings cannot be saved. */
function checkShop(typed: Typed): Wrong {
  const wrong: Wrong = {}
  if (typed.shop_name.trim() === '') wrong.shop_name = words.shopNameMissing
  if (!phone(typed.shop_phone)) wrong.shop_phone = words.shopPhoneWrong
  if (!taxNumber(typed.tax_number)) wrong.tax_number = words.taxNumberWrong
  if (!whole(typed.hold, 0, 300)) wrong.hold = words.holdWrong
  return wrong
}

const shopOf = (typed: Typed, reply_hours: number): ShopSettings => ({
  ...typed,
  tax_doubt: '',
  reply_hours,
  hold: Number(typed.hold.normalize('NFKC')),
})

/** Brings a field of the shop into sight, from whichever section. */
function show(field: string) {
  if (!document.getElementById(field)) flushSync(() => go({ to: 'section', section: 'shop' }))
  document.getElementById(field)?.focus()
}

export const shopId = (key: string) => `shop-${key}`

export type ShopForm = ReturnType<typeof useShopForm>

const Shared = createContext<ShopForm | null>(null)
export const SharedForm = Shared.Provider

/** The form of the settings screen around this section. */
export function useShared(): ShopForm {
  const form = useContext(Shared)
  if (!form) throw new Error('a section of the shop stands in the settings screen only')
  return form
}

/** What is typed into the settings, over what is stored. */
export function useShopForm() {
  const shop = useShop()
  const save = useAction('SaveShop')
  const [typed, setTyped] = useState<Typed | null>(null)
  const [wrong, setWrong] = useState<Wrong>({})
  const stored = shop.data ? typedOf(shop.data) : null
  const values = typed ?? stored
  const dirty = typed !== null && stored !== null && JSON.stringify(typed) !== JSON.stringify(stored)

  // Leaving the page with the keyboard half-way must not lose what was typed.
  useEffect(() => {
    if (!dirty) return
    const ask = (e: BeforeUnloadEvent) => e.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])

  const change = (key: Field, text: string) => {
    if (!values) return
    setTyped({ ...values, [key]: text })
    setWrong(({ [key]: _, ...others }) => others)
  }
  const submit = () => {
    if (!values || !dirty || !shop.data) return
    const found = checkShop(values)
    setWrong(found)
    const first = Object.keys(values).find((key) => key in found)
    if (first) return show(shopId(first))
    save.mutate(shopOf(values, shop.data.reply_hours), {
      onSuccess: () => {
        setTyped(null)
        toast(words.saved)
      },
    })
  }
  const revert = () => {
    setTyped(null)
    setWrong({})
  }
  return {
    values,
    wrong,
    dirty,
    busy: save.isPending,
    error: shop.error ?? save.error,
    /** Of the number as it is typed. */
    doubt: numberDoubt(values?.tax_number ?? '') === 'company' ? bookSettings.shop.numberDoubts.company : '',
    again: shop.error ? () => void shop.refetch() : undefined,
    change,
    submit,
    revert,
  }
}
