// The names of the parts of the screen テンプレート.
export const textParts = {
  label: '文章の種類',
  templates: 'テンプレート',
  snippets: '文例',
  signatures: '署名',
  faq: 'よくある質問',
  manual: '手順書',
} as const
