// The names of the parts of the screen テンプレート.
export const textParts = {
  label: '文章の種類',
  templates: 'テンプレート',
  snippets: '文例',
  signatures: '署名',
} as const
