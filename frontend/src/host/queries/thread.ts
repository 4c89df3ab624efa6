// Reads of one inquiry: its messages, files, notes and papers.
import { useQuery } from '@tanstack/react-query'
import { call } from '../api'
import type { MailPart } from '../types'
import { keys } from './keys'
import { useMayAsk } from './people'

export const useThread = (id: number) =>
  useQuery({
    queryKey: keys.thread(id),
    queryFn: ({ signal }) => call('Thread', { id }, signal),
    enabled: id > 0,
  })

export const useRaw = (message: number) =>
  useQuery({ queryKey: keys.raw(message), queryFn: () => call('Raw', { id: message }), enabled: message > 0 })

export const useMailAs = (id: number, charset: string) =>
  useQuery({ queryKey: keys.mailAs(id, charset), queryFn: () => call('MessageAs', { id, charset }) })

export const useAttachedMail = ({ id, part }: MailPart) =>
  useQuery({ queryKey: keys.attached({ id, part }), queryFn: () => call('AttachedMail', { id, part }) })

/** A text file is read once; it does not change. */
export const useFileText = ({ id, part }: MailPart) =>
  useQuery({
    queryKey: keys.fileText({ id, part }),
    queryFn: () => call('FileText', { id, part }),
    staleTime: Infinity,
  })

export const useSenders = () => useQuery({ queryKey: keys.senders, queryFn: () => call('Senders', {}) })

/** Notes that name the acting person and wait for a look. */
export const useMentions = () =>
  useQuery({
    queryKey: keys.mentions,
    queryFn: () => call('Mentions', {}),
    select: (d) => d.mentions,
    enabled: useMayAsk('Mentions'),
  })

export const useNoteEdits = (id: number, enabled: boolean) =>
  useQuery({ queryKey: keys.noteEdits(id), queryFn: () => call('NoteEdits', { id }), enabled })

const LOOK = 400

/** How far 証拠一式 is; asked often while it is being put together. */
export const useEvidence = (enabled: boolean) =>
  useQuery({
    queryKey: keys.evidence,
    queryFn: () => call('EvidenceState', {}),
    enabled,
    staleTime: 0,
    refetchInterval: (query) => (query.state.data?.running ? LOOK : false),
  })
