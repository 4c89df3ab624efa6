import { Buffer } from 'node:buffer'

const plain = (text: string) => text.replace(/\r\n/g, '\n').trim()

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [plain(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

const bytesOf = (body: string, how: string) => {
  if (how === 'base64') return Buffer.from(body, 'base64')
  if (how !== 'quoted-printable') return Buffer.from(body, 'utf8')
  const whole = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(whole, 'latin1')
}

/** The texts that a message holds as it came: the words of a mall's answer, or the body of a mail. */
export function wordsOf(raw: string): string[] {
  if (raw.trimStart().startsWith('{')) return strings(JSON.parse(raw))
  const [head = '', ...body] = raw.split(/\r?\n\r?\n/)
  const how = /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase() ?? ''
  return [plain(bytesOf(body.join('\n\n'), how).toString('utf8'))]
}
