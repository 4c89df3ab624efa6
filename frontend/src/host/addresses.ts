// Where the bytes lie that the program serves besides its answers: files, papers, mails as they came.
import type * as T from './types'

/** An attachment of a message, or with its part one that lies in an attached mail. */
export const fileUrl = ({ id, part }: T.MailPart) => `/files/${id}${part ? `?part=${part}` : ''}`
/** The record of an inquiry as PDF. */
export const caseUrl = ({ id, outside }: T.CasePaper) => `/paper/case/${id}${outside ? '?outside=1' : ''}`
export const monthUrl = (month: string) => `/paper/month/${month}`
export const exportUrl = (id: number) => `/paper/export/${id}`
export const casesUrl = (token: string) => `/paper/cases/${token}`
export const evidenceUrl = (token: string) => `/paper/evidence/${token}`
/** All attachments of a message in one file. */
export const allFilesUrl = (message: number) => `/paper/files/${message}`
/** A kept document as it is. */
export const documentUrl = (id: number) => `/paper/document/${id}`
/** All documents of a search with their index, in one file. */
export const documentsUrl = (q: T.DocumentQuery) =>
  `/paper/documents/${encodeURIComponent(JSON.stringify({ ...q, after: '', limit: 0 }))}`
export const rawUrl = (message: number) => `/raw/${message}`
