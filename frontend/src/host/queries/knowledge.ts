// Reads of what the shop has answered before.
import { useQuery } from '@tanstack/react-query'
import { call } from '../api'
import { keys } from './keys'

export const useAlike = (inquiry: number) =>
  useQuery({ queryKey: keys.alike(inquiry), queryFn: () => call('Alike', { id: inquiry }) })
