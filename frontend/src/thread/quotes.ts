export type Part = { quoted: boolean; text: string; lines: number }

/** Splits a text into spoken and quoted parts; a quote is a run of lines that begin with > or ＞. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  for (const line of text.split('\n')) {
    const quoted = /^\s*[>＞]/.test(line)
    const last = parts.at(-1)
    if (last && last.quoted === quoted) {
      last.text += `\n${line}`
      last.lines++
    } else parts.push({ quoted, text: line, lines: 1 })
  }
  return parts
}
