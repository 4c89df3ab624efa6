import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../host/api'
import type { Template } from '../host/types'

const PAUSE = 400

/** The last value that stood still for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), PAUSE)
    return () => window.clearTimeout(timer)
  }, [value])
  return settled
}

/** A number is an inquiry; what looks like an order's number is one. */
const asked = (of: string) =>
  /^\d{1,7}$/.test(of.trim()) ? { inquiry: Number(of), order: '' } : { inquiry: 0, order: of.trim() }

/** The template as it is being written, with the facts of an inquiry or an order. */
export function usePreview(draft: Template, channel: string, of: string, enabled: boolean) {
  const template = useSettled(draft)
  const wanted = useSettled(of)
  return useQuery({
    queryKey: ['template-preview', template, channel, wanted],
    queryFn: () => call('PreviewTemplate', { template, channel, ...asked(wanted) }),
    enabled: enabled && template.body.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
}
