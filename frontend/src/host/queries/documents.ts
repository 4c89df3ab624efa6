// Reads of the papers of deals, and what a receipt would be.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import type { ReceiptWish } from '../types'
import { type DocumentFilter, keys } from './keys'

const PAGE = 100

export const useDocuments = (filter: DocumentFilter, enabled = true) =>
  useInfiniteQuery({
    queryKey: keys.documents(filter),
    queryFn: ({ pageParam, signal }) =>
      call('Documents', { ...filter, after: pageParam, limit: PAGE }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: keepPreviousData,
    enabled,
  })

export const useDocumentWords = () =>
  useQuery({ queryKey: keys.documentWords, queryFn: () => call('DocumentWords', {}) })

/** What would stand on a paper. A refusal says what is missing, so it is not asked again. */
export const useReceiptDraft = (wish: ReceiptWish, enabled: boolean) =>
  useQuery({
    queryKey: keys.receiptDraft(wish),
    queryFn: ({ signal }) => call('DraftReceipt', wish, signal),
    placeholderData: keepPreviousData,
    enabled,
    retry: false,
    gcTime: 0,
  })
