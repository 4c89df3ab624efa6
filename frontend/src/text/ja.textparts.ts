// The names of the parts of the screen テンプレート.
export const textParts = {
  label: '文章の種類',
  templates: 'テンプレート',
} as const
