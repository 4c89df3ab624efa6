// Reads of the room the profile takes and of how long attachments stay.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import { keys } from './keys'

export const useStorage = () => useQuery({ queryKey: keys.storage, queryFn: () => call('Storage', {}) })

export const useRetention = () => useQuery({ queryKey: keys.retention, queryFn: () => call('Retention', {}) })

export const useRetentionPreview = (months: number) =>
  useQuery({
    queryKey: keys.retentionPlan(months),
    queryFn: ({ signal }) => call('RetentionPreview', { months }, signal),
    enabled: months > 0,
    placeholderData: keepPreviousData,
  })
