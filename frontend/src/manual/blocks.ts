// Plain text with headings and lists → what is drawn. Whatever a line begins with, its words are text.

export type Block =
  | { is: 'head'; text: string; level: 1 | 2 }
  | { is: 'list'; ordered: boolean; items: string[] }
  | { is: 'text'; lines: string[] }

const HEAD = /^(#{1,2}|＃{1,2}|■|◆)[ 　]*(\S.*)$/
const DOT = /^[ 　]*(?:[・•●*＊]|[-－](?=[ 　]))[ 　]*(\S.*)$/
const NUMBER = /^[ 　]*(?:[0-9０-９]{1,2}[.．)）](?![0-9０-９])|[①-⑳])[ 　]*(\S.*)$/

const lineOf = (line: string) => {
  const head = HEAD.exec(line)
  if (head) return { is: 'head' as const, text: head[2] ?? '', level: level(head[1] ?? '') }
  const dot = DOT.exec(line)
  if (dot) return { is: 'item' as const, ordered: false, text: dot[1] ?? '' }
  const number = NUMBER.exec(line)
  if (number) return { is: 'item' as const, ordered: true, text: number[1] ?? '' }
  return { is: 'text' as const, text: line }
}

const level = (sign: string): 1 | 2 => (sign.length === 2 || sign === '◆' ? 2 : 1)

/** A page of instructions in its parts; an empty line ends a list or a paragraph. */
export function blocksOf(body: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  const add = (block: Block) => {
    blocks.push(block)
    open = block
  }
  for (const line of body.split('\n')) {
    const l = lineOf(line.trimEnd())
    if (l.is === 'head') {
      add({ is: 'head', text: l.text, level: l.level })
    } else if (l.is === 'item') {
      if (open?.is === 'list' && open.ordered === l.ordered) open.items.push(l.text)
      else add({ is: 'list', ordered: l.ordered, items: [l.text] })
    } else if (l.text.trim() === '') {
      open = undefined
    } else if (open?.is === 'text') {
      open.lines.push(l.text)
    } else {
      add({ is: 'text', lines: [l.text] })
    }
  }
  return blocks
}
