// Reads of what waits for somebody to agree, and of times to send at.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import { keys } from './keys'

export const useApproval = (id: number) =>
  useQuery({ queryKey: keys.approval(id), queryFn: () => call('ApprovalByID', { id }), enabled: id > 0 })

/** How a text that is being changed differs from what was asked for. */
export const useApprovalChanges = (id: number, text: string, enabled: boolean) =>
  useQuery({
    queryKey: ['approval-changes', id, text],
    queryFn: () => call('ApprovalChanges', { id, text }),
    enabled,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })

export const useSendTimes = () =>
  useQuery({ queryKey: keys.sendTimes, queryFn: () => call('SendTimes', {}), staleTime: 0 })
