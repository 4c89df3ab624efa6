import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import { ja } from '../text/ja'

// The ten steps Mantine wants; what is seen comes from tokens.css through the resolver below.
const indigo: MantineColorsTuple = [
  '#e6edf7',
  '#d3deef',
  '#afc5e4',
  '#93baf3',
  '#6f97cf',
  '#4b78b6',
  '#3667b0',
  '#24508f',
  '#1d4278',
  '#163461',
]

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 6 },
  colors: { indigo },
  fontFamily: 'var(--font)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '18px', sm: '20px', md: '22px', lg: '24px', xl: '28px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '10px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  headings: { fontFamily: 'var(--font)', fontWeight: '700' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: 'xs', variant: 'default' },
      styles: { root: { height: 32, fontSize: 13 } },
    },
    TextInput: { defaultProps: { size: 'sm' }, styles: { input: { height: 32, minHeight: 32 } } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    NativeSelect: { styles: { input: { height: 32, minHeight: 32, lineHeight: '30px' } } },
    Textarea: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'lg',
        transitionProps: { duration: 120, exitDuration: 80 },
        // A cross says nothing to somebody who hears the page.
        closeButtonProps: { 'aria-label': ja.close },
      },
      styles: { title: { fontSize: 16, lineHeight: '24px', fontWeight: 700 } },
    },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120, exitDuration: 80 } } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 120 } } },
  },
})

const ours = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink3)',
  '--mantine-color-placeholder': 'var(--ink3)',
  '--mantine-color-error': 'var(--late)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line2)',
  '--mantine-primary-color-filled': 'var(--accent-fill)',
  '--mantine-shadow-md': 'var(--lift)',
}

/** Lets Mantine's own parts use our tokens; its own values are set per scheme, so ours are too. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours })
