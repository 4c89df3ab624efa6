import type { File } from '../host/types'
import type { preview } from '../text/ja.paper'

export type Sight = 'picture' | 'pdf' | 'text'
export type FileWord = keyof typeof preview.kinds

const ending = (f: File) => /\.([^.]+)$/.exec(f.name)?.[1]?.toLowerCase() ?? ''

const words: [FileWord, RegExp][] = [
  ['pdf', /^pdf$/],
  ['sheet', /^(xlsx?|xlsm|ods|numbers)$/],
  ['word', /^(docx?|rtf|odt|pages)$/],
  ['slides', /^(pptx?|odp|key)$/],
  ['archive', /^(zip|lzh|7z|rar|gz|tar)$/],
  ['video', /^(mp4|mov|avi|mkv|webm|m4v)$/],
  ['sound', /^(mp3|m4a|wav|aac|ogg|amr)$/],
  ['heic', /^(heic|heif)$/],
  ['calendar', /^ics$/],
  ['text', /^(txt|csv|tsv|log|md|json|xml|ini|vcf)$/],
]

/** What sort of file it is, as far as its name and type say. */
export function wordOf(f: File): FileWord {
  const end = ending(f)
  const byName = words.find(([, pattern]) => pattern.test(end))?.[0]
  if (byName) return byName
  if (f.type === 'application/pdf') return 'pdf'
  if (/^image\/hei[cf]/.test(f.type)) return 'heic'
  return f.type.startsWith('text/') ? 'text' : 'other'
}

/** How it can be looked at here; undefined for what is only saved, and for all that deserves a thought first. */
export function sightOf(f: File): Sight | undefined {
  if (f.state !== 'stored' || f.danger.length > 0 || f.mail) return undefined
  if (f.image) return 'picture'
  const word = wordOf(f)
  if (word === 'pdf') return 'pdf'
  return word === 'text' || word === 'calendar' ? 'text' : undefined
}
