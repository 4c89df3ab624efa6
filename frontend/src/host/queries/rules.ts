// Reads of how inquiries are sorted.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import type { Rule } from '../types'
import { keys } from './keys'

export const categoriesQuery = queryOptions({
  queryKey: keys.categories,
  queryFn: () => call('Categories', {}),
})

export const useCategories = (enabled = true) => useQuery({ ...categoriesQuery, enabled })

export const tagsQuery = queryOptions({ queryKey: keys.tags, queryFn: () => call('Tags', {}) })

export const useTags = (enabled = true) => useQuery({ ...tagsQuery, enabled })

export const useRules = () => useQuery({ queryKey: keys.rules, queryFn: () => call('Rules', {}) })

/** What a kept rule would have done; leaving the screen or stopping ends the work. */
export const useTrial = (rule: Rule, days: number, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.trials, rule.id, rule.version, days],
    queryFn: ({ signal }) => call('TryRule', { rule, days }, signal),
    enabled,
    gcTime: 0,
    retry: false,
  })
