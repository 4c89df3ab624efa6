// Reads of what is written: templates, drafts, and what is on its way.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import type { Start, StartQuery } from '../types'
import { keys } from './keys'
import { useMayAsk } from './people'

export const useTemplates = (inquiry = 0, enabled = true) =>
  useQuery({
    queryKey: keys.templates(inquiry),
    queryFn: () => call('Templates', { inquiry }),
    enabled: useMayAsk('Templates') && enabled,
  })

/** What may answer an inquiry, found anew when something arrives or the order is another one. */
export const useSuggested = (inquiry: number, newest: number, order: string) =>
  useQuery({
    queryKey: keys.suggested(inquiry, newest, order),
    queryFn: () => call('Suggest', { id: inquiry }),
    enabled: inquiry > 0,
  })

/** What may suit a first text, by the way it goes and the state of the order. */
export const useSuggestedStart = (start: Start) =>
  useQuery({
    queryKey: keys.suggestedStart(start),
    queryFn: () => call('SuggestStart', start),
    enabled: start.account > 0,
  })

/** A template filled for an inquiry, or for a first text that has none yet. */
export const useComposed = (inquiry: number, template: number, start?: Start) =>
  useQuery({
    queryKey: start ? keys.composedStart({ ...start, template }) : keys.composed(inquiry, template),
    queryFn: () =>
      start
        ? call('ComposeStart', { ...start, template })
        : call('Compose', { id: inquiry, template, typed: {} }),
    enabled: (start !== undefined || inquiry > 0) && template > 0,
    placeholderData: keepPreviousData,
  })

/** Read once for each opening of the form: what is typed into it must not be overtaken. */
export const useStarters = (of: StartQuery | null) =>
  useQuery({
    queryKey: keys.starters(of),
    queryFn: () => call('Starters', of ?? { order: 0, inquiry: 0, to: '' }),
    enabled: of !== null && (of.order > 0 || of.inquiry > 0 || of.to !== ''),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })

export const useDrafts = () => useQuery({ queryKey: keys.drafts, queryFn: () => call('Drafts', {}) })

export const useDroppedDrafts = () =>
  useQuery({ queryKey: keys.droppedDrafts, queryFn: () => call('DroppedDrafts', { id: 0 }) })

export const useOutbox = (states: string[] = []) =>
  useQuery({
    queryKey: keys.outbox(states),
    queryFn: () => call('Outbox', { states }),
    enabled: useMayAsk('Outbox'),
  })
