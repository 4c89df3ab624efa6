// Reads of what the shop has answered before, of its questions and answers, and of its instructions.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import type { FAQExport, FAQQuery, TemplateSource } from '../types'
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

/** What stood before stays until the next words are answered. */
export const useFaqs = (q: FAQQuery) =>
  useQuery({ queryKey: keys.faqs(q), queryFn: () => call('FAQs', q), placeholderData: keepPreviousData })

export const useFaqPage = (q: FAQExport, enabled: boolean) =>
  useQuery({
    queryKey: keys.faqPage(q),
    queryFn: () => call('ExportFAQs', q),
    enabled,
    retry: false,
    gcTime: 0,
  })

export const useManuals = () => useQuery({ queryKey: keys.manuals, queryFn: () => call('Manuals', {}) })

export const useManualsFor = (inquiry: number) =>
  useQuery({ queryKey: keys.manualsFor(inquiry), queryFn: () => call('ManualsFor', { id: inquiry }) })
