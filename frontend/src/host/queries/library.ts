// The texts that come with the program. Under the templates' key: what changes them changes this.
import { useQuery } from '@tanstack/react-query'
import { call } from '../api'
import { keys } from './keys'

export const useLibrary = () =>
  useQuery({ queryKey: [...keys.allTemplates, 'library'], queryFn: () => call('Library', {}) })
