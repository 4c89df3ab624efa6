// What a shop keeps beside its templates: shared texts, signatures, files, and the trying out.
import { Problem } from '../api'
import type { Answers, Method } from '../methods'
import type { Rules, SignatureList, Snippet, Template, TemplateChannel, TemplateTrial } from '../types'
import { type Desk, mustRow } from './desk'
import { shop } from './house'
import { lint, mustKeep } from './house-rules'
import { variables } from './house-templates'
import { asked, check, compose } from './texts'
import { addWay } from './undo'

const rules: Rules = {
  max_chars: 0,
  warn_chars: 0,
  max_line: 0,
  link_hosts: [],
  max_files: 0,
  max_file_size: 0,
  file_types: [],
  no_subject: false,
  emoji_as_two: false,
}

const channels: TemplateChannel[] = [
  {
    kind: 'rakuten',
    label: '楽天',
    mark: '楽',
    shape: 'square',
    rules: { ...rules, max_chars: 2000, max_line: 300, link_hosts: ['rakuten.co.jp'], no_subject: true },
    used: true,
  },
  {
    kind: 'yahoo',
    label: 'Yahoo!',
    mark: 'Y',
    shape: 'circle',
    rules: { ...rules, max_chars: 2000, no_subject: true },
    used: true,
  },
  { kind: 'mailbox', label: 'メール', mark: 'M', shape: 'square', rules, used: true },
]

const bodyFor = (t: Template, kind: string) => t.texts.find((x) => x.channel === kind)?.body || t.body

function preview(desk: Desk, { template, channel, inquiry, order }: TemplateTrial) {
  const rows = [...desk.rows.values()].filter((r) => r.order_number && (!channel || r.kind === channel))
  const row = inquiry ? mustRow(desk, inquiry) : order ? rows.find((r) => r.order_number === order) : rows[0]
  if (!row)
    throw new Problem(
      'order_unknown',
      `「${order}」という注文は、ここにはありません。番号を確かめるか、問い合わせの番号を入れてください。`,
    )
  const filled = compose({ ...template, body: bodyFor(template, row.kind) }, row, desk.now)
  return {
    inquiry_id: row.id,
    order_number: row.order_number,
    customer: row.customer,
    kind: row.kind,
    label: channels.find((c) => c.kind === row.kind)?.label ?? row.kind,
    subject: '',
    text: filled.text,
    values: filled.values,
    problems: filled.problems,
    chars: filled.text.length,
    mistakes: lint(template.body, variables),
    texts: template.texts.map((t) => ({ ...t, problems: lint(t.body, variables) })),
    in_subject: [],
  }
}

function tries(desk: Desk, { template, channel }: TemplateTrial) {
  const rows = [...desk.rows.values()]
    .filter((r) => r.order_number && (!channel || r.kind === channel))
    .slice(0, 20)
  const all = rows.map((r) => {
    const filled = compose({ ...template, body: bodyFor(template, r.kind) }, r, desk.now)
    const missing = [...new Set(filled.values.filter((v) => v.missing).map((v) => v.name))]
    const wrong = check(asked(r.id, filled.text), r, desk.now).problems
    return {
      inquiry_id: r.id,
      customer: r.customer,
      subject: r.subject,
      order_number: r.order_number,
      kind: r.kind,
      mark: r.mark,
      shape: r.shape,
      missing,
      problems: wrong.filter((p) => !p.warn && p.code !== 'hole').map((p) => p.text),
    }
  })
  return {
    fitting: false,
    whole: all.filter((t) => t.missing.length + t.problems.length === 0).length,
    tries: all,
  }
}

export function templateAnswers(desk: Desk) {
  let snippets: Snippet[] = [
    {
      id: 1,
      name: '結び',
      reading: 'むすび',
      body: 'どうぞよろしくお願いいたします。',
      version: 1,
      problems: [],
      used_by: [],
    },
  ]
  const used = () =>
    snippets.map((s) => ({
      ...s,
      used_by: desk.templates.filter((t) => t.body.includes(`{文例:${s.name}}`)).map((t) => t.name),
    }))
  let signed: SignatureList = { common: shop.signature, signatures: [] }
  return {
    Templates: () => ({ templates: desk.templates, variables, channels, snippets: used() }),
    SaveTemplate: (t) => {
      const stored = desk.templates.find((o) => o.id === t.id)
      mustKeep(t, stored, variables)
      const saved = { ...t, id: t.id || desk.nextId++, version: t.version + 1 }
      desk.templates = stored
        ? desk.templates.map((o) => (o.id === saved.id ? saved : o))
        : [...desk.templates, saved]
      return saved
    },
    DeleteTemplate: ({ id }) => {
      const gone = desk.templates.find((t) => t.id === id)
      desk.templates = desk.templates.filter((t) => t.id !== id)
      if (gone)
        addWay(desk, 'template_delete', { detail: gone.name }, () => {
          desk.templates = [...desk.templates, { ...gone, version: gone.version + 2 }]
        })
      return {}
    },
    PreviewTemplate: (q) => preview(desk, q),
    TryTemplate: (q) => tries(desk, q),
    ExportTemplates: ({ kind }) => ({ name: `テンプレート.${kind}`, type: 'text/plain', data: btoa('x') }),
    SaveTemplateFile: () => ({ saved: true }),
    ImportTemplates: ({ apply }) => ({
      rows: [
        { line: 2, snippet: false, name: '新しい文', does: 'new', reason: '', fields: [] },
        { line: 3, snippet: false, name: '交換品の発送', does: 'changed', reason: '', fields: ['本文'] },
        {
          line: 4,
          snippet: false,
          name: '悪い文',
          does: 'refused',
          reason: '「お客様」という項目はありません。',
          fields: [],
        },
      ],
      seen: 'a',
      done: apply,
      saved: apply ? 2 : 0,
    }),
    Snippets: () => ({ snippets: used() }),
    SaveSnippet: (s) => {
      const problems = lint(s.body, variables)
      if (problems.length > 0) throw new Problem('snippet', '保存していません。', '', problems)
      const stored = snippets.find((o) => o.id === s.id)
      if (stored && stored.version !== s.version)
        throw new Problem('conflict', 'ほかの画面で先に変更されました。あなたの入力は消えていません。')
      const saved = { ...s, id: s.id || desk.nextId++, version: s.version + 1 }
      snippets = [...snippets.filter((o) => o.id !== saved.id), saved]
      return saved
    },
    RemoveSnippet: ({ id }) => {
      const gone = used().find((s) => s.id === id)
      if (gone && gone.used_by.length > 0)
        throw new Problem(
          'snippet_used',
          `「${gone.name}」を使っている所があるため、消していません。先にそこから外してください：${gone.used_by.join('、')}。`,
        )
      snippets = snippets.filter((s) => s.id !== id)
      if (gone)
        addWay(desk, 'snippet_remove', { detail: gone.name }, () => {
          snippets = [...snippets, { ...gone, version: gone.version + 2 }]
        })
      return {}
    },
    Signatures: () => signed,
    SaveSignature: (g) => {
      const others = signed.signatures.filter((o) => o.account !== g.account || o.staff !== g.staff)
      const saved = {
        ...g,
        version: g.version + 1,
        account_name: desk.accounts.find((a) => a.id === g.account)?.name ?? '',
        staff_name: desk.staff.find((s) => s.id === g.staff)?.name ?? '',
      }
      signed = { ...signed, signatures: g.body ? [...others, saved] : others }
      return signed
    },
  } satisfies Partial<Answers<Method>>
}
