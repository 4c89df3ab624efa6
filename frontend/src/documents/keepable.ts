import type { Message } from '../host/types'

/** The attachments of a message that can be kept as a paper of a deal. */
export const keepable = (m: Message) =>
  m.files.filter((f) => f.state === 'stored' && !f.inline && f.danger.length === 0 && f.part === '')
