// Reads of what the shop has answered before.
import { useQuery } from '@tanstack/react-query'
import { call } from '../api'
import type { TemplateSource } from '../types'
import { keys } from './keys'

export const useAlike = (inquiry: number) =>
  useQuery({ queryKey: keys.alike(inquiry), queryFn: () => call('Alike', { id: inquiry }) })

/** The template that a reply makes, made anew for each asking: what is edited must not be overtaken. */
export const useTemplateFrom = (source: TemplateSource) =>
  useQuery({
    queryKey: keys.templateFrom(source),
    queryFn: () => call('TemplateFrom', source),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })

export const useSignatures = () =>
  useQuery({ queryKey: keys.signatures, queryFn: () => call('Signatures', {}) })
