import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useOwnBooks } from '../host/queries/books'
import { keys } from '../host/queries/keys'
import type { BookShop, Books, BookWords } from '../host/types'
import { bookSettings } from '../text/ja.booksettings'
import { toast } from '../ui/toast'
import { withWords, wordsOf } from './words'

/** What is typed outlives a look at another section. */
const TYPED = ['typed', 'books']

/** What is typed of the books, over what is stored. */
export function useBooksForm() {
  const client = useQueryClient()
  const { data, error, refetch } = useOwnBooks()
  const save = useAction('SaveBooks')
  const [typed, setTyped] = useState(() => client.getQueryData<Books>(TYPED) ?? null)
  const put = (next: Books | null) => {
    client.setQueryDefaults(TYPED, { gcTime: Number.POSITIVE_INFINITY })
    if (next) client.setQueryData(TYPED, next)
    else client.removeQueries({ queryKey: TYPED })
    setTyped(next)
  }
  const value = typed ?? data
  const dirty = typed !== null && data !== undefined && JSON.stringify(typed) !== JSON.stringify(data)
  const change = (over: Partial<Books>) => (value ? put({ ...value, ...over }) : undefined)
  const submit = () => {
    if (!value || !dirty || save.isPending) return
    save.mutate(value, {
      onSuccess: (now) => {
        client.setQueryData(keys.ownBooks, now)
        put(null)
        toast(bookSettings.saved)
      },
    })
  }
  return {
    value,
    stored: data,
    dirty,
    busy: save.isPending,
    error: error ?? save.error,
    change,
    changeShop: (over: Partial<BookShop>) =>
      value ? change({ shop: { ...value.shop, ...over } }) : undefined,
    changeWords: (kind: string, over: Partial<BookWords>) =>
      value ? put(withWords(value, kind, { ...wordsOf(value, kind), ...over })) : undefined,
    submit,
    revert: () => {
      put(null)
      save.reset()
      void refetch()
    },
  }
}

export type BooksForm = ReturnType<typeof useBooksForm>
